using System;

namespace Maitake
{
    /// <summary>The body of a <see cref="PollFnFuture"/>; the contract is that of <see cref="Future.Poll"/>.</summary>
    /// <param name="waker">Whom to wake when another poll is worth it.</param>
    public delegate PollResult PollFunction(Waker waker);

    /// <summary>A future whose every poll calls a delegate. Made by <see cref="Futures.PollFn"/>.</summary>
    public sealed class PollFnFuture : Future
    {
        private PollFunction _poll;

        internal PollFnFuture(PollFunction poll)
        {
            if (poll == null)
            {
                throw new ArgumentNullException("poll");
            }

            _poll = poll;
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            PollFunction poll = _poll;
            if (poll == null)
            {
                ThrowCanceled();
            }

            PollResult result = poll(waker);
            if (result == PollResult.Ready)
            {
                Complete();
                _poll = null;
            }

            return result;
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            base.Cancel();
            _poll = null;
        }
    }
}
