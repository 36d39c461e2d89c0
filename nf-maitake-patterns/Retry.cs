using System;

namespace Maitake.Patterns
{
    using Maitake.Time;

    /// <summary>Tries something until it succeeds or the attempts are used up; then the last failure is thrown. Between attempts it waits, longer each time.</summary>
    /// <remarks>
    /// <para><c>await retry.Run()</c>: one object serves a loop. Made once, it allocates nothing but what the factory makes, and the exceptions.</para>
    /// <para>An attempt has failed if its future throws, or is not ready in time where there is a time-out. Which failures are worth another attempt says
    /// <see cref="Filter"/>; the others are thrown at once.</para>
    /// </remarks>
    public sealed class Retry : Repeater
    {
        private readonly TimerWheel _timer;
        private readonly int _attempts;
        private long _timeout;
        private TimeoutFuture _timed;
        private FailureFilter _filter;

        /// <summary>Makes one.</summary>
        /// <param name="timer">Where it waits between attempts, and the time of the time-outs.</param>
        /// <param name="factory">Makes the future of each attempt.</param>
        /// <param name="attempts">How often it tries at most: 1 or more.</param>
        /// <param name="backoff">How long it waits between attempts. This one's alone: each run begins with its first wait.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempts"/> is less than 1.</exception>
        public Retry(TimerWheel timer, FutureFactory factory, int attempts, Backoff backoff)
            : base(timer, factory, backoff)
        {
            if (attempts < 1)
            {
                throw new ArgumentOutOfRangeException("attempts");
            }

            _timer = timer;
            _attempts = attempts;
        }

        /// <summary>How many attempts the run has begun.</summary>
        public int Attempts
        {
            get { return Starts; }
        }

        /// <summary>
        /// How long an attempt may take; one that takes longer is cancelled and has failed with an <see cref="ElapsedException"/>. Zero, the default: as
        /// long as it likes. Rounded up to ticks; counts for attempts that begin later.
        /// </summary>
        /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
        public TimeSpan AttemptTimeout
        {
            get
            {
                return new TimeSpan(_timeout);
            }

            set
            {
                if (value.Ticks < 0)
                {
                    throw new ArgumentOutOfRangeException("value");
                }

                _timeout = value.Ticks;
            }
        }

        /// <summary>Says which failures are worth another attempt. Null, the default: all of them. What it throws is thrown in place of the failure.</summary>
        public FailureFilter Filter
        {
            get { return _filter; }
            set { _filter = value; }
        }

        /// <summary>
        /// Begins with the first attempt and the first wait again, if the run has ended: with success, with a failure or because it was canceled. One that is
        /// under way goes on. Does not allocate.
        /// </summary>
        /// <returns>The object itself, to be polled or awaited.</returns>
        public Retry Run()
        {
            if (HasEnded)
            {
                StartOver();
            }

            return this;
        }

        internal override Future Begin()
        {
            Future made = base.Begin();
            if (_timeout == 0)
            {
                return made;
            }

            TimeSpan timeout = new TimeSpan(_timeout);
            if (_timed == null)
            {
                MakeTimed(timeout, made);
            }
            else
            {
                _timed.Reset(timeout, made);
            }

            return _timed;
        }

        internal override void Check(Future current)
        {
            if (current == _timed)
            {
                if (_timed.IsElapsed)
                {
                    ThrowElapsed();
                }

                current = _timed.Inner;
            }

            base.Check(current);
        }

        internal override bool GoesOn(Exception failure)
        {
            return failure != null && Starts < _attempts && (_filter == null || Judge(failure));
        }

        [Cold("once")]
        private void MakeTimed(TimeSpan timeout, Future made)
        {
            _timed = _timer.Timeout(timeout, made);
        }

        [Cold("an exception, which allocates anyway")]
        private void ThrowElapsed()
        {
            _timed.ThrowIfElapsed();
        }

        [Cold("an exception was thrown, which allocates anyway")]
        private bool Judge(Exception failure)
        {
            try
            {
                return _filter(failure);
            }
            catch (Exception exception)
            {
                Fail(exception);
                return false;
            }
        }
    }
}
