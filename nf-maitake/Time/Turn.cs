using System;

namespace Maitake.Time
{
    /// <summary>What one <see cref="TimerWheel.Turn()"/> did. Each wheel has one such object and fills it anew at every turn.</summary>
    public sealed class Turn
    {
        // Set directly, since a property's setter is a call.
        internal long _nowTicks;
        internal int _expired;
        internal bool _isLimited;
        internal bool _hasRemaining;
        internal long _ticksToNextDeadline;

        private readonly Clock _clock;

        internal Turn(Clock clock)
        {
            _clock = clock;
        }

        /// <summary>The clock's ticks that the wheel was turned to.</summary>
        public long NowTicks
        {
            get { return _nowTicks; }
        }

        /// <summary>The time that the wheel was turned to, since the clock's zero.</summary>
        public TimeSpan Now
        {
            get { return _clock.ToTimeSpan(_nowTicks); }
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

        /// <summary>Whether any timer is armed.</summary>
        public bool HasRemaining
        {
            get { return _hasRemaining; }
        }

        /// <summary>
        /// Ticks from <see cref="Now"/> to the earliest deadline, exactly; 0 if one is due and was not fired because the turn was limited; -1 if no timer is armed.
        /// </summary>
        public long TicksToNextDeadline
        {
            get { return _ticksToNextDeadline; }
        }

        /// <summary><see cref="TicksToNextDeadline"/> as a duration; <see cref="TimeSpan.MaxValue"/> if no timer is armed.</summary>
        public TimeSpan TimeToNextDeadline
        {
            get { return _hasRemaining ? _clock.ToTimeSpan(_ticksToNextDeadline) : TimeSpan.MaxValue; }
        }
    }
}
