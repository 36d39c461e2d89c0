using System;

namespace Maitake.Time
{
    /// <summary>
    /// A future that carries another one on until that is ready or the time is up, whichever comes first; on a tie the other future
    /// wins. Made by <see cref="TimerWheel.Timeout"/>.
    /// </summary>
    /// <remarks>When the time is up the inner future is cancelled; when the inner one is ready, or throws, the timer leaves the wheel at once.</remarks>
    public sealed class TimeoutFuture : Future
    {
        private readonly Sleep _sleep;
        private Future _inner;
        private bool _elapsed;

        internal TimeoutFuture(TimerWheel wheel, TimeSpan duration, Future inner)
        {
            if (inner == null)
            {
                throw new ArgumentNullException("future");
            }

            _sleep = wheel.Sleep(duration);
            _inner = inner;
        }

        /// <summary>Whether the inner future was ready in time. False until this future has completed.</summary>
        public bool InTime
        {
            get { return IsCompleted && !_elapsed; }
        }

        /// <summary>Whether the time was up first. False until this future has completed.</summary>
        public bool IsElapsed
        {
            get { return _elapsed; }
        }

        /// <summary>How long the time-out is, rounded up to ticks.</summary>
        public TimeSpan Duration
        {
            get { return _sleep.Duration; }
        }

        /// <summary>The inner future.</summary>
        public Future Inner
        {
            get { return _inner; }
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (IsCanceled)
            {
                ThrowCanceled();
            }

            // Not read inside: nanoCLR takes what a call right before a try throws for thrown inside.
            Future inner = _inner;
            try
            {
                if (inner.Poll(waker) == PollResult.Ready)
                {
                    _sleep.Cancel();
                    Complete();
                    return PollResult.Ready;
                }
            }
            catch
            {
                _sleep.Cancel();
                throw;
            }

            if (_sleep.Poll(waker) == PollResult.Pending)
            {
                return PollResult.Pending;
            }

            _elapsed = true;
            Complete();
            inner.Cancel();
            return PollResult.Ready;
        }

        /// <summary>Cancels the inner future and takes the timer out of the wheel.</summary>
        public override void Cancel()
        {
            if (!IsCompleted && !IsCanceled)
            {
                base.Cancel();
                _sleep.Cancel();
                _inner.Cancel();
            }
        }

        /// <summary>Throws if the time was up first: for those who prefer an exception to a question.</summary>
        /// <exception cref="ElapsedException">The time was up.</exception>
        public void ThrowIfElapsed()
        {
            if (_elapsed)
            {
                throw new ElapsedException(Duration);
            }
        }

        /// <summary>Starts anew with another future, so that one object serves a loop. The future so far is left alone. Allocates nothing.</summary>
        /// <param name="duration">Zero or more, from now; rounded up to ticks.</param>
        /// <param name="future">The future to carry on.</param>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public void Reset(TimeSpan duration, Future future)
        {
            if (future == null)
            {
                ThrowNull();
            }

            _sleep.Reset(duration);
            _inner = future;
            _elapsed = false;
            Renew();
        }

        [Cold("misuse")]
        private static void ThrowNull()
        {
            throw new ArgumentNullException("future");
        }
    }
}
