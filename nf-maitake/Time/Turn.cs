using System;

namespace Maitake.Time
{
    /// <summary>What one <see cref="TimerWheel.Turn()"/> did, and what is to come. Each wheel has one such object and fills it anew at every turn.</summary>
    public sealed class Turn
    {
        // Set directly, since a property's setter is a call.
        internal long _nowTicks;
        internal int _expired;
        internal bool _isLimited;

        private readonly TimerWheel _wheel;

        internal Turn(TimerWheel wheel)
        {
            _wheel = wheel;
        }

        /// <summary>The clock's ticks that the wheel was turned to.</summary>
        public long NowTicks
        {
            get { return _nowTicks; }
        }

        /// <summary>The time that the wheel was turned to, since the clock's zero.</summary>
        public TimeSpan Now
        {
            get { return _wheel.Clock.ToTimeSpan(_nowTicks); }
        }

        /// <summary>Timers that this turn fired.</summary>
        public int Expired
        {
            get { return _expired; }
        }

        /// <summary>Whether the turn fired as many timers as it was allowed to, so that more may be due at once.</summary>
        public bool IsLimited
        {
            get { return _isLimited; }
        }

        /// <summary>Whether any timer is armed, at the moment of asking.</summary>
        public bool HasRemaining
        {
            get { return _wheel.PendingCount != 0; }
        }

        /// <summary>
        /// Ticks from <see cref="Now"/> to the earliest deadline, exactly, at the moment of asking: what was armed since the turn counts too. 0 if one
        /// is due; -1 if no timer is armed.
        /// </summary>
        public long TicksToNextDeadline
        {
            get
            {
                long deadline;
                if (!_wheel.TryGetNextDeadline(out deadline))
                {
                    return -1;
                }

                return deadline > _nowTicks ? deadline - _nowTicks : 0;
            }
        }

        /// <summary><see cref="TicksToNextDeadline"/> as a duration; <see cref="TimeSpan.MaxValue"/> if no timer is armed.</summary>
        public TimeSpan TimeToNextDeadline
        {
            get
            {
                long ticks = TicksToNextDeadline;
                return ticks < 0 ? TimeSpan.MaxValue : _wheel.Clock.ToTimeSpan(ticks);
            }
        }
    }
}
