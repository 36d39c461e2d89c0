namespace Maitake
{
    /// <summary>A future that is ready at its first poll. Made by <see cref="Futures.Ready"/>.</summary>
    public sealed class ReadyFuture : Future
    {
        internal ReadyFuture()
        {
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (IsCanceled)
            {
                ThrowCanceled();
            }

            Complete();
            return PollResult.Ready;
        }
    }
}
