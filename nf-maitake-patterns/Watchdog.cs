using System;

namespace Maitake.Patterns
{
    using Maitake.Time;

    /// <summary>
    /// Feeds the hardware's watchdog as long as every task that it watches shows that it is alive. When one does not, it tells its name and stops
    /// feeding, so that the hardware resets the board.
    /// </summary>
    /// <remarks>
    /// <para>Spawn it. It looks once a period: who is overdue is told of within a period. If the hardware's time-out is longer than a period, that is before the
    /// reset. If the overdue task is fed after all, feeding goes on.</para>
    /// <para>A task that does not return from its poll keeps this one from looking, and the hardware resets the board. Who that was, <see cref="Overdue"/> and
    /// <see cref="Scheduler.CurrentTask"/> tell on another thread, for instance in an early warning of the hardware.</para>
    /// <para>After <see cref="Cancel"/> nothing is fed any more. Only making it and <see cref="Watch"/> allocate.</para>
    /// </remarks>
    public sealed class Watchdog : Future
    {
        private readonly object _gate = new object();
        private readonly Clock _clock;
        private readonly Ticker _ticker;
        private readonly WatchdogFeeder _feeder;
        private readonly StarvationHandler _handler;
        private Liveness _first;

        /// <summary>Makes one; the first period begins now.</summary>
        /// <param name="timer">The time it goes by.</param>
        /// <param name="period">How often it looks, and feeds: more than zero, and less than the hardware's time-out.</param>
        /// <param name="feeder">Feeds the hardware's watchdog.</param>
        /// <param name="handler">Is told who is overdue.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is zero or negative.</exception>
        public Watchdog(TimerWheel timer, TimeSpan period, WatchdogFeeder feeder, StarvationHandler handler)
        {
            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            if (feeder == null)
            {
                throw new ArgumentNullException("feeder");
            }

            if (handler == null)
            {
                throw new ArgumentNullException("handler");
            }

            _clock = timer.Clock;
            _ticker = timer.Every(period);
            _ticker.Policy = MissedTicks.Skip;
            _feeder = feeder;
            _handler = handler;
        }

        /// <summary>Who has been overdue for longest, or null if nobody is. Any thread, any interrupt callback; does not allocate.</summary>
        public Liveness Overdue
        {
            get { return Find(false); }
        }

        internal Clock Clock
        {
            get { return _clock; }
        }

        /// <summary>Watches one more. Any thread; allocates.</summary>
        /// <param name="name">Whose name is told. Not null.</param>
        /// <param name="budget">How long it may take from one feeding to the next, beginning now: more than zero.</param>
        /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is zero or negative.</exception>
        public Liveness Watch(string name, TimeSpan budget)
        {
            if (name == null)
            {
                throw new ArgumentNullException("name");
            }

            if (budget.Ticks <= 0)
            {
                throw new ArgumentOutOfRangeException("budget");
            }

            Liveness liveness = new Liveness(this, name, budget);
            lock (_gate)
            {
                liveness._next = _first;
                _first = liveness;
            }

            return liveness;
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            while (_ticker.Poll(waker) == PollResult.Ready)
            {
                _ticker.Next();
                Look();
            }

            return PollResult.Pending;
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            _ticker.Cancel();
            base.Cancel();
        }

        internal void Forget(Liveness liveness)
        {
            lock (_gate)
            {
                if (_first == liveness)
                {
                    _first = liveness._next;
                    return;
                }

                for (Liveness other = _first; other != null; other = other._next)
                {
                    if (other._next == liveness)
                    {
                        other._next = liveness._next;
                        return;
                    }
                }
            }
        }

        private void Look()
        {
            if (Find(false) == null)
            {
                _feeder();
                return;
            }

            for (Liveness overdue = Find(true); overdue != null; overdue = Find(true))
            {
                _handler(overdue);
            }
        }

        // The one that has been overdue for longest: of all, or of those that were not told of yet, which it then is.
        private Liveness Find(bool toTell)
        {
            long now = _clock.Ticks;
            Liveness found = null;
            lock (_gate)
            {
                long earliest = now;
                for (Liveness liveness = _first; liveness != null; liveness = liveness._next)
                {
                    long deadline = liveness.Deadline;
                    if (deadline < earliest && !(toTell && liveness._told == deadline))
                    {
                        earliest = deadline;
                        found = liveness;
                    }
                }

                if (toTell && found != null)
                {
                    found._told = earliest;
                }
            }

            return found;
        }
    }
}
