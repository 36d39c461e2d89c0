using System;

namespace Maitake.Time
{
    /// <summary>
    /// A hierarchical timer wheel: arming, cancelling and firing a timer take the same time however many are armed.
    /// </summary>
    /// <remarks>
    /// <para>After G. Varghese and T. Lauck, "Hashed and Hierarchical Timing Wheels" (SOSP 1987), scheme 7. Each level has 32 slots, and a
    /// slot of a level spans all 32 of the level below. The highest group of five bits in which a deadline differs from the wheel's time
    /// chooses its level, so that all timers of a level are due before any of a higher one. Timers beyond the highest level wait in one list.</para>
    /// <para>A timer is moved at most once per level on its way down. Timers fire in the order of their deadlines, and equal deadlines in
    /// the order of arming. The next deadline is exact. In front of the wheel stands a short sorted list of the timers that are due first.</para>
    /// <para>May be used on any thread; one thread turns it at a time. A lock guards it, and no waker is called while that is held.</para>
    /// </remarks>
    public sealed partial class TimerWheel
    {
        /// <summary>Levels that a wheel has unless told otherwise: 4, which span 2^20 ticks.</summary>
        public const int DefaultLevels = 4;

        /// <summary>The most levels: 13, which span every deadline.</summary>
        public const int MaxLevels = 13;

        private static TimerWheel s_global;

        private readonly object _gate = new object();
        internal readonly Clock _clock;

        // What a relative sleep is longer by: where the clock moves in steps, the time may be almost a step later than it shows.
        internal readonly int _slack;

        /// <summary>Makes a wheel with <see cref="DefaultLevels"/> levels.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="clock"/> is null.</exception>
        public TimerWheel(Clock clock)
            : this(clock, DefaultLevels)
        {
        }

        /// <summary>Makes a wheel.</summary>
        /// <param name="clock">The time it follows.</param>
        /// <param name="levels">
        /// 1 to <see cref="MaxLevels"/>; n levels span 32^n ticks. Timers beyond the span fire as exactly, but each is looked at whenever the
        /// clock crosses a multiple of the span. On a 32-bit nanoCLR a level costs 388 bytes (computed).
        /// </param>
        /// <exception cref="ArgumentNullException"><paramref name="clock"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="levels"/> is outside that range.</exception>
        public TimerWheel(Clock clock, int levels)
        {
            if (clock == null)
            {
                throw new ArgumentNullException("clock");
            }

            if (levels < 1 || levels > MaxLevels)
            {
                throw new ArgumentOutOfRangeException("levels");
            }

            _clock = clock;
            _turn = new Turn(this);
            _slack = clock.Granularity > 1 ? clock.Granularity : 0;
            _levels = levels;
            _slots = new Sleep[(levels << SlotBits) + 1];
            _occupied = new int[levels + 1];
            _now = clock.Ticks;
            _base = _now;
        }

        /// <summary>
        /// The wheel that a program agreed to share, for code that is not handed one. Set it once, with <see cref="SetGlobal"/>.
        /// </summary>
        /// <exception cref="TimerException">None was set.</exception>
        public static TimerWheel Global
        {
            get
            {
                TimerWheel global = s_global;
                if (global == null)
                {
                    throw new TimerException(TimerError.NoGlobalTimer, 0, 0);
                }

                return global;
            }
        }

        /// <summary>The time that the wheel follows.</summary>
        public Clock Clock
        {
            get { return _clock; }
        }

        /// <summary>How many timers are armed: polled at least once, and neither fired nor canceled.</summary>
        public int PendingCount
        {
            get
            {
                lock (_gate)
                {
                    return _first == null ? _slotted : _slotted + _sorted;
                }
            }
        }

        /// <summary>Sets <see cref="Global"/>, once and for all, early in the program and on one thread.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="timer"/> is null.</exception>
        /// <exception cref="TimerException">One was set already.</exception>
        public static void SetGlobal(TimerWheel timer)
        {
            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            if (s_global != null)
            {
                throw new TimerException(TimerError.AlreadyInitialized, 0, 0);
            }

            s_global = timer;
        }

        /// <summary>A future that is ready when <paramref name="duration"/> has passed from now. Allocates it; reset it to sleep again.</summary>
        /// <param name="duration">Zero or more; rounded up to ticks, so that the sleep is never too short.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public Sleep Sleep(TimeSpan duration)
        {
            return SleepTicks(_clock.ToTicks(duration));
        }

        /// <summary>A future that is ready when <paramref name="ticks"/> ticks have passed from now.</summary>
        /// <param name="ticks">0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="ticks"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public Sleep SleepTicks(long ticks)
        {
            Sleep sleep = new Sleep(this);
            sleep.ResetTicks(ticks);
            return sleep;
        }

        /// <summary>A future that is ready at <paramref name="instant"/>, or at its first poll where that has passed.</summary>
        /// <param name="instant">A time since the clock's zero; rounded up to ticks.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is negative.</exception>
        public Sleep SleepUntil(TimeSpan instant)
        {
            Sleep sleep = new Sleep(this);
            sleep.ResetUntil(instant);
            return sleep;
        }

        /// <summary>
        /// A future that carries <paramref name="future"/> on for at most <paramref name="duration"/> from now, and then cancels it. Its result
        /// is whether that was in time: <c>if (await timer.Timeout(patience, sensor.Read()))</c>. Allocates it; reset it to time out again.
        /// </summary>
        /// <param name="duration">Zero or more; rounded up to ticks. Zero polls the future once.</param>
        /// <param name="future">The future to carry on.</param>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public TimeoutFuture Timeout(TimeSpan duration, Future future)
        {
            TimeoutFuture timeout = new TimeoutFuture(this);
            timeout.Reset(duration, future);
            return timeout;
        }

        /// <summary>
        /// A future that carries <paramref name="future"/> on until <paramref name="instant"/> at most, and then cancels it. Several of them
        /// with one instant share a deadline.
        /// </summary>
        /// <param name="instant">A time since the clock's zero; rounded up to ticks. Where it has passed, the future is polled once all the same.</param>
        /// <param name="future">The future to carry on.</param>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is negative.</exception>
        public TimeoutFuture TimeoutAt(TimeSpan instant, Future future)
        {
            TimeoutFuture timeout = new TimeoutFuture(this);
            timeout.ResetAt(instant, future);
            return timeout;
        }

        /// <summary>A future that is ready every <paramref name="period"/>, the first time one period from now, without drift.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is zero or negative.</exception>
        /// <exception cref="TimerException">The first deadline is past the end of the clock.</exception>
        public Ticker Every(TimeSpan period)
        {
            return new Ticker(this, period);
        }

        [Cold("misuse")]
        internal void ThrowBadDuration(long ticks, long now)
        {
            if (ticks < 0)
            {
                Clock.ThrowNegative();
            }

            // Negative where the clock's next step is past its end: only a sleep of zero is left then.
            long most = long.MaxValue - now - _slack;
            throw new TimerException(TimerError.DurationTooLong, ticks, most > 0 ? most : 0);
        }
    }
}
