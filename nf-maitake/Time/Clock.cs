using System;

namespace Maitake.Time
{
    /// <summary>A source of time: a count of ticks since some zero, and how long a tick is.</summary>
    /// <remarks>
    /// A clock counts from 0 up to 2^63 - 1 and never jumps; a counter of 16 or 32 bits has to be extended by whoever wraps it. If one goes
    /// backwards all the same, a <see cref="TimerWheel"/> stands still until it has caught up: nothing fires early or twice. All
    /// members may be called on any thread and allocate nothing.
    /// </remarks>
    public abstract class Clock
    {
        // One tick in units of TimeSpan, 100 ns. A TimeSpan itself would do, but arithmetic on a long costs no calls.
        private readonly long _tick;
        private readonly int _granularity;
        private readonly string _name;

        /// <summary>Describes the clock.</summary>
        /// <param name="name">For messages; null for none.</param>
        /// <param name="tickDuration">How long a tick is: 100 ns or a multiple.</param>
        /// <param name="granularity">
        /// By how many ticks <see cref="Ticks"/> moves at a time: 1, or more for a clock that shows a finer unit than it measures.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="tickDuration"/> is zero or negative, or <paramref name="granularity"/> is less than 1.</exception>
        protected Clock(string name, TimeSpan tickDuration, int granularity)
        {
            if (tickDuration.Ticks <= 0)
            {
                throw new ArgumentOutOfRangeException("tickDuration");
            }

            if (granularity < 1)
            {
                throw new ArgumentOutOfRangeException("granularity");
            }

            _name = name == null ? "unnamed clock" : name;
            _tick = tickDuration.Ticks;
            _granularity = granularity;
        }

        /// <summary>The time in ticks since the clock's zero, 0 or more.</summary>
        public abstract long Ticks { get; }

        /// <summary>The time since the clock's zero. Past <see cref="MaxDuration"/> it stays there.</summary>
        public TimeSpan Now
        {
            get { return ToTimeSpan(Ticks); }
        }

        /// <summary>The clock's name, for messages.</summary>
        public string Name
        {
            get { return _name; }
        }

        /// <summary>How long a tick is.</summary>
        public TimeSpan TickDuration
        {
            get { return new TimeSpan(_tick); }
        }

        /// <summary>By how many ticks <see cref="Ticks"/> moves at a time.</summary>
        public int Granularity
        {
            get { return _granularity; }
        }

        /// <summary>The longest time that can be given as a <see cref="TimeSpan"/> and counted in ticks: some 29,247 years.</summary>
        /// <remarks>A sleep this long fails where its deadline would be past 2^63 - 1 ticks: with ticks of 100 ns, unless the clock stands at zero.</remarks>
        public TimeSpan MaxDuration
        {
            // A tick is at least the unit of TimeSpan, so the TimeSpan always ends first.
            get { return new TimeSpan(long.MaxValue / _tick * _tick); }
        }

        /// <summary>How long ago <paramref name="instant"/>, a time of this clock, was; zero if it is still to come.</summary>
        public TimeSpan ElapsedSince(TimeSpan instant)
        {
            long elapsed = Now.Ticks - instant.Ticks;
            return new TimeSpan(elapsed > 0 ? elapsed : 0);
        }

        /// <summary>The duration of so many ticks; past <see cref="MaxDuration"/> it stays there.</summary>
        /// <param name="ticks">0 or more.</param>
        public TimeSpan ToTimeSpan(long ticks)
        {
            long most = long.MaxValue / _tick;
            return new TimeSpan((ticks < most ? ticks : most) * _tick);
        }

        /// <summary>How many ticks <paramref name="duration"/> lasts, rounded up, so that waiting for them is never too short.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        public long ToTicks(TimeSpan duration)
        {
            long units = duration.Ticks;
            if (units < 0)
            {
                ThrowNegative();
            }

            long ticks = units / _tick;
            return ticks * _tick == units ? ticks : ticks + 1;
        }

        [Cold("misuse")]
        internal static void ThrowNegative()
        {
            throw new ArgumentOutOfRangeException("duration");
        }
    }
}
