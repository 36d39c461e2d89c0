namespace Maitake.Sync
{
    /// <summary>Lets many read at a time, or one write. Given out in the order of arrival: a writer in line holds up the readers behind it, so that it gets its turn.</summary>
    /// <remarks><c>using (await lock.Read()) { … }</c>. Not re-entrant: whoever reads, and asks again while a writer waits, waits for himself.
    /// All members may be called by any thread and any interrupt callback; a guard is polled on its owner's thread.</remarks>
    public sealed partial class RwLock : PermitSource
    {
        /// <summary>Makes one that is free.</summary>
        public RwLock()
            : base(MaxPermits)
        {
        }

        /// <summary>Asks to read. Allocates the guard, which an async method uses again if it cannot have kept it.</summary>
        public Guard Read()
        {
            return Take(1, null);
        }

        /// <summary>Asks to write. Allocates the guard, which an async method uses again if it cannot have kept it.</summary>
        public Guard Write()
        {
            return Take(MaxPermits, null);
        }

        /// <summary>Takes the lock for reading if no writer has it or waits for it. Allocates the guard if so; <see cref="Guard.TryTake"/> does not.</summary>
        /// <returns>The guard that has it, or null.</returns>
        /// <exception cref="ClosedException">The lock has been closed.</exception>
        public Guard TryRead()
        {
            return TryTake(1);
        }

        /// <summary>Takes the lock for writing if nobody has it or waits for it. Allocates the guard if so; <see cref="Guard.TryTake"/> does not.</summary>
        /// <returns>The guard that has it, or null.</returns>
        /// <exception cref="ClosedException">The lock has been closed.</exception>
        public Guard TryWrite()
        {
            return TryTake(MaxPermits);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Guard Read(Guard used)
        {
            return Take(1, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Guard Write(Guard used)
        {
            return Take(MaxPermits, used);
        }
    }
}
