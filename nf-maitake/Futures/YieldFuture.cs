using System;

namespace Maitake
{
    /// <summary>A future that is pending a number of times, waking its poller each time. Made by <see cref="Futures.YieldNow"/> and <see cref="Futures.Yield"/>.</summary>
    public sealed class YieldFuture : Future
    {
        private int _remaining;

        internal YieldFuture(int count)
        {
            Reset(count);
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (_remaining > 0)
            {
                _remaining--;
                waker.Wake();
                return PollResult.Pending;
            }

            if (_remaining < 0)
            {
                ThrowCanceled();
            }

            Complete();
            return PollResult.Ready;
        }

        /// <summary>Makes the future yield <paramref name="count"/> times anew, so that one object serves a loop. Allocates nothing.</summary>
        /// <param name="count">How often to yield, 0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
        public void Reset(int count)
        {
            if (count < 0)
            {
                throw new ArgumentOutOfRangeException("count");
            }

            Renew();
            _remaining = count;
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            base.Cancel();
            if (!IsCompleted)
            {
                // Poll tells a canceled future by this: the flag would be one more test on a hot path.
                _remaining = -1;
            }
        }
    }
}
