using System;

namespace Maitake
{
    /// <summary>Spawns on a scheduler from any thread, and may outlive it: after a shutdown its tasks have ended before they begin.</summary>
    public sealed class Spawner
    {
        private readonly Scheduler _scheduler;

        internal Spawner(Scheduler scheduler)
        {
            _scheduler = scheduler;
        }

        /// <summary>Spawns as <see cref="Scheduler.Spawn"/> does. Any thread.</summary>
        /// <returns>
        /// The task. If the scheduler was shut down, <paramref name="future"/> has been canceled and the task is finished: joining it
        /// gives a <see cref="JoinException"/> that says so.
        /// </returns>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The future was spawned before or was canceled; or the capacity is used up.</exception>
        public Task Spawn(Future future)
        {
            return _scheduler.Start(new Task(_scheduler._plain), future, true);
        }
    }
}
