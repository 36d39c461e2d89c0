using System;

namespace Maitake.Patterns
{
    using Maitake.Time;

    /// <summary>Keeps something running: starts it again when it ends, after a pause that grows while it keeps failing, and gives up if it ends too often.</summary>
    /// <remarks>
    /// <para><c>board.Spawn(new Supervisor(…))</c>: the supervised future is part of the supervisor's task, and is cancelled with it before
    /// <see cref="Repeater.Cancel"/> returns.</para>
    /// <para>Giving up is to throw the last failure, so that the task is faulted: whoever joined it gets it, or else <see cref="Scheduler.FaultHandler"/>.</para>
    /// <para>Allocates nothing by itself, once made; a restart allocates what the factory makes.</para>
    /// </remarks>
    public sealed class Supervisor : Repeater
    {
        private readonly Clock _clock;
        private readonly RestartPolicy _policy;
        private RestartHandler _restarting;
        private long _healthy;

        // When it was started last, in units of TimeSpan.
        private long _start;

        // When it was started again, the latest so many times, as a ring; null for no limit.
        private long[] _times;
        private long _window;
        private int _restarts;

        /// <summary>Makes one.</summary>
        /// <param name="timer">Where it waits before a restart, and the time it goes by.</param>
        /// <param name="factory">Makes the future, for each start.</param>
        /// <param name="policy">After which ends it is started again.</param>
        /// <param name="backoff">How long to wait before a restart. This one's alone.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="policy"/> is none of the three.</exception>
        public Supervisor(TimerWheel timer, FutureFactory factory, RestartPolicy policy, Backoff backoff)
            : base(timer, factory, backoff)
        {
            if (policy < RestartPolicy.Never || policy > RestartPolicy.Always)
            {
                throw new ArgumentOutOfRangeException("policy");
            }

            _clock = timer.Clock;
            _policy = policy;
            _healthy = backoff.Maximum.Ticks;
        }

        /// <summary>How often it was started again, or is about to be.</summary>
        public int Restarts
        {
            get { return _restarts; }
        }

        /// <summary>
        /// How long it has to run to count as healthy: when it ends later than that, the pause is the first one of the backoff again. The longest pause,
        /// unless set.
        /// </summary>
        /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
        public TimeSpan HealthyAfter
        {
            get
            {
                return new TimeSpan(_healthy);
            }

            set
            {
                if (value.Ticks < 0)
                {
                    throw new ArgumentOutOfRangeException("value");
                }

                _healthy = value.Ticks;
            }
        }

        /// <summary>Is told of each restart, when the pause before it begins. Null, the default: nobody is.</summary>
        public RestartHandler Restarting
        {
            get { return _restarting; }
            set { _restarting = value; }
        }

        /// <summary>
        /// Gives up at the end that would need more than <paramref name="restarts"/> restarts within <paramref name="window"/>; one that is exactly that old
        /// does not count any more. Without this it never gives up. Allocates eight bytes for each restart.
        /// </summary>
        /// <param name="restarts">0 or more.</param>
        /// <param name="window">More than zero.</param>
        /// <returns>The supervisor itself.</returns>
        /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
        public Supervisor Limit(int restarts, TimeSpan window)
        {
            if (restarts < 0)
            {
                throw new ArgumentOutOfRangeException("restarts");
            }

            if (window.Ticks <= 0)
            {
                throw new ArgumentOutOfRangeException("window");
            }

            long[] times = new long[restarts];
            for (int i = 0; i < restarts; i++)
            {
                times[i] = -1;
            }

            _times = times;
            _window = window.Ticks;
            return this;
        }

        internal override Future Begin()
        {
            // Before the factory, which may throw: what was not even made was not healthy.
            _start = _clock.Now.Ticks;
            return base.Begin();
        }

        internal override bool GoesOn(Exception failure)
        {
            if (_policy == RestartPolicy.Never || (failure == null && _policy == RestartPolicy.OnFailure))
            {
                return false;
            }

            long now = _clock.Now.Ticks;
            long[] times = _times;
            if (times != null && !Note(times, now))
            {
                if (failure == null)
                {
                    FailCompleted();
                }

                return false;
            }

            if (now - _start > _healthy)
            {
                Backoff.Reset();
            }

            _restarts++;
            return true;
        }

        internal override void Pause(Exception failure, TimeSpan pause)
        {
            if (_restarting != null)
            {
                Tell(failure, pause);
            }
        }

        // Notes a restart. False if that is one too many.
        private bool Note(long[] times, long now)
        {
            if (times.Length == 0)
            {
                return false;
            }

            // The place of the oldest.
            int place = (int)((uint)_restarts % (uint)times.Length);
            long oldest = times[place];
            if (oldest >= 0 && now - oldest < _window)
            {
                return false;
            }

            times[place] = now;
            return true;
        }

        [Cold("seldom, and what the program wants to do then")]
        private void Tell(Exception failure, TimeSpan pause)
        {
            try
            {
                _restarting(this, failure, pause);
            }
            catch (Exception)
            {
                // A handler that fails must not end what it watches.
            }
        }

        [Cold("an exception, which allocates anyway")]
        private void FailCompleted()
        {
            Fail(new InvalidOperationException("The supervised future completed more often than its limit of restarts allows"));
        }
    }
}
