using System;

namespace Maitake.Time
{
    /// <summary>
    /// A future that carries another one on until that is ready or the time is up, whichever comes first; on a tie the other future
    /// wins. Its result is true where the other future was ready in time. Made by <see cref="TimerWheel.Timeout"/> and <see cref="TimerWheel.TimeoutAt"/>.
    /// </summary>
    /// <remarks>When the time is up the inner future is cancelled; when the inner one is ready, or throws, the timer leaves the wheel at once.</remarks>
    public sealed class TimeoutFuture : Future<bool>
    {
        internal readonly Sleep _sleep;
        private Future _inner;

        internal TimeoutFuture(TimerWheel wheel)
        {
            _sleep = new Sleep(wheel);
        }

        /// <summary>Whether the inner future was ready in time. False until this future has completed.</summary>
        public bool InTime
        {
            get { return IsCompleted && Result; }
        }

        /// <summary>Whether the time was up first. False until this future has completed.</summary>
        public bool IsElapsed
        {
            get { return IsCompleted && !Result; }
        }

        /// <summary>How long the time-out is, rounded up to ticks. For one that ends at an instant: how far off that was.</summary>
        public TimeSpan Duration
        {
            get { return _sleep.Duration; }
        }

        /// <summary>The inner future. It is kept when this one has completed, for whoever wants its result, and lives as long.</summary>
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
                    Complete(true);
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

            Complete(false);
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
            if (IsElapsed)
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
            Renew();
        }

        /// <summary>As <see cref="Reset"/>, with an instant that the time is up at.</summary>
        /// <param name="instant">A time since the clock's zero; rounded up to ticks. Where it has passed the future is polled once all the same.</param>
        /// <param name="future">The future to carry on.</param>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is negative.</exception>
        public void ResetAt(TimeSpan instant, Future future)
        {
            if (future == null)
            {
                ThrowNull();
            }

            _sleep.ResetUntil(instant);
            _inner = future;
            Renew();
        }

        internal override void Discard()
        {
            if (Result)
            {
                _inner.Discard();
            }
        }

        [Cold("misuse")]
        private static void ThrowNull()
        {
            throw new ArgumentNullException("future");
        }
    }
}
