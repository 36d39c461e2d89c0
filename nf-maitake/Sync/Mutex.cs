namespace Maitake.Sync
{
    /// <summary>Lets one task at a time do something that takes several awaits. Given out in the order of arrival, straight from hand to hand.</summary>
    /// <remarks>
    /// <para><c>using (await mutex.Lock()) { … }</c>. Not re-entrant: whoever asks again while holding it waits for himself.</para>
    /// <para>Between awaits a task is alone with its scheduler's others, and needs none. To keep interrupts and other threads out for a few instructions, use
    /// CriticalSection of Maitake.Atomics.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a guard is polled on its owner's thread.</para>
    /// </remarks>
    public sealed partial class Mutex : PermitSource
    {
        /// <summary>Makes one that is free.</summary>
        public Mutex()
            : base(1)
        {
        }

        /// <summary>Whether somebody has it, or is about to.</summary>
        public bool IsLocked
        {
            get { return Available == 0; }
        }

        /// <summary>Asks for the mutex. Allocates the guard, which an async method uses again if it cannot have kept it.</summary>
        public Guard Lock()
        {
            return Take(1, null);
        }

        /// <summary>Takes the mutex if it is free. Allocates the guard if so; <see cref="Guard.TryTake"/> does not.</summary>
        /// <returns>The guard that has it, or null.</returns>
        /// <exception cref="ClosedException">The mutex has been closed.</exception>
        public Guard TryLock()
        {
            return TryTake(1);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Guard Lock(Guard used)
        {
            return Take(1, used);
        }
    }
}
