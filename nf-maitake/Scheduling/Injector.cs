using System;

namespace Maitake
{
    /// <summary>A queue of tasks that belong to no scheduler yet: they wait until a <see cref="Stealer"/> moves them to one. Any thread.</summary>
    public sealed class Injector
    {
        // A scheduler that nobody ticks is exactly that queue.
        private readonly Scheduler _queue;

        /// <summary>Makes an injector for up to <paramref name="capacity"/> waiting tasks.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside 1 to 1,048,576.</exception>
        public Injector(int capacity)
        {
            _queue = new Scheduler(capacity);
        }

        /// <summary>Adds a task to the queue. The conditions are those of <see cref="Scheduler.Spawn"/>.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The future was spawned before or was canceled, or the capacity is used up.</exception>
        public Task Spawn(Future future)
        {
            return _queue.Spawn(future);
        }

        /// <summary>Makes a builder that adds tasks with a name and a kind.</summary>
        public TaskBuilder BuildTask()
        {
            return _queue.BuildTask();
        }

        /// <summary>Tries to become the one who takes tasks out, as <see cref="Scheduler.TrySteal"/> does.</summary>
        /// <param name="stealer">The stealer, which the caller has to dispose; null unless the answer is <see cref="StealResult.Stealing"/>.</param>
        /// <returns>Whether there was a task to take and no other stealer.</returns>
        public StealResult TrySteal(out Stealer stealer)
        {
            return _queue.TrySteal(out stealer);
        }
    }
}
