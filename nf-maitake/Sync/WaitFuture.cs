namespace Maitake.Sync
{
    /// <summary>A wait for something, which begins with the first poll, and which one object can go through again and again.</summary>
    public abstract class WaitFuture : Future<object>
    {
        internal WaitFuture()
        {
        }

        /// <summary>Takes the place in line now, before the first poll, so that nothing is missed that comes between. Does not wake anybody.</summary>
        /// <returns>As for <see cref="Future.Poll"/>.</returns>
        /// <exception cref="ClosedException">What is waited for has been closed.</exception>
        public PollResult Subscribe()
        {
            return Poll(null);
        }

        /// <summary>Starts anew, whether it was waiting, ready or canceled: the next poll takes a new place, at the end of the line. Does not allocate.</summary>
        public abstract void Reset();
    }
}
