namespace Maitake.Sync
{
    /// <summary>A number of permits, given out in the order of arrival. Limits how many do something at a time, or counts what has happened.</summary>
    /// <remarks>
    /// <para>Nobody overtakes: whoever asks for many permits collects them as they come, and smaller requests wait behind. An interrupt may count with
    /// <see cref="AddPermits"/>, and a task take them with <c>(await semaphore.Acquire()).Forget()</c>.</para>
    /// <para>Waiting is for tasks; the other members may be called by any thread and any interrupt callback.</para>
    /// </remarks>
    public sealed partial class Semaphore : PermitSource
    {
        /// <summary>Makes one with <paramref name="permits"/> permits.</summary>
        /// <param name="permits">0 to <see cref="PermitSource.MaxPermits"/>.</param>
        /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="permits"/> is out of range.</exception>
        public Semaphore(int permits)
            : base(permits)
        {
        }

        /// <summary>How many permits can be had at once; 0 while somebody is in line, and once closed.</summary>
        public int AvailablePermits
        {
            get { return IsClosed ? 0 : Available; }
        }

        /// <summary>Asks for one permit. Allocates the guard, which an async method uses again if it cannot have kept it.</summary>
        public Guard Acquire()
        {
            return Take(1, null);
        }

        /// <summary>Asks for <paramref name="permits"/> permits at once. Allocates the guard, which an async method uses again if it cannot have kept it.</summary>
        /// <param name="permits">0 to <see cref="PermitSource.MaxPermits"/>; for 0 it is ready at once.</param>
        /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="permits"/> is out of range.</exception>
        public Guard Acquire(int permits)
        {
            return Take(permits, null);
        }

        /// <summary>Takes one permit if there is one. Allocates the guard if so; <see cref="Guard.TryTake"/> does not.</summary>
        /// <returns>The guard that has it, or null.</returns>
        /// <exception cref="ClosedException">The semaphore has been closed.</exception>
        public Guard TryAcquire()
        {
            return TryTake(1);
        }

        /// <summary>Takes <paramref name="permits"/> permits if there are as many. Allocates the guard if so; <see cref="Guard.TryTake"/> does not.</summary>
        /// <param name="permits">0 to <see cref="PermitSource.MaxPermits"/>.</param>
        /// <returns>The guard that has them, or null.</returns>
        /// <exception cref="ClosedException">The semaphore has been closed.</exception>
        /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="permits"/> is out of range.</exception>
        public Guard TryAcquire(int permits)
        {
            return TryTake(permits);
        }

        /// <summary>Adds permits, which go to the first in line. Once closed, does nothing. Any thread, any interrupt callback; does not allocate.</summary>
        /// <param name="permits">0 or more.</param>
        /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="permits"/> is negative.</exception>
        /// <exception cref="System.InvalidOperationException">There would be more than <see cref="PermitSource.MaxPermits"/>.</exception>
        public void AddPermits(int permits)
        {
            CheckPermits(permits);
            Give(permits, true);
        }
    }
}
