using System;

namespace Maitake
{
    // How tasks begin.
    public sealed partial class Scheduler
    {
        private const string NotSpawnable = "The future was already spawned, awaited or canceled";

        // For a spawner: a scheduler that is gone is not the caller's mistake.
        internal Task SpawnOrRefuse(Future future)
        {
            Task task = new Task(this, null);
            if (!TryStart(task, future))
            {
                if (!future.TryOwn())
                {
                    throw new InvalidOperationException(NotSpawnable);
                }

                task.Refuse();
                future.Cancel();
                future._flags ^= Future.OwnedFlag | Future.SpentFlag;
            }

            return task;
        }

        // Puts a new or finished task to work.
        internal void Start(Task task, Future future)
        {
            if (!TryStart(task, future))
            {
                throw new InvalidOperationException("The scheduler has already shut down");
            }
        }

        // False, and nothing done, if the scheduler was shut down.
        private bool TryStart(Task task, Future future)
        {
            if (future == null)
            {
                throw new ArgumentNullException("future");
            }

            lock (_gate)
            {
                // Or finished elsewhere: another thread restarted it meanwhile, and it was stolen.
                if (task._future != null || task._scheduler != this)
                {
                    throw new InvalidOperationException("The task has not finished");
                }

                if (_shutDown)
                {
                    return false;
                }

                if (_freeCount == 0)
                {
                    throw new InvalidOperationException("The scheduler is full: its capacity is " + _tasks.Length.ToString() + " tasks");
                }

                if (!future.TryOwn())
                {
                    throw new InvalidOperationException(NotSpawnable);
                }

                int slot = _freeSlots[--_freeCount];
                _tasks[slot] = task;
                task.Begin(future, slot);
                AppendNew(task);
            }

            return true;
        }
    }
}
