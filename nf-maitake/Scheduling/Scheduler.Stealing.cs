using System.Threading;

namespace Maitake
{
    // What a stealer may do here.
    public sealed partial class Scheduler
    {
        // 1 while a stealer has the right.
        private int _stealing;

        /// <summary>
        /// Tries to become the one who takes tasks from this scheduler's run queue, to move them to others. Any thread, also while a task of this
        /// scheduler blocks the thread it runs on. The scheduler goes on ticking meanwhile.
        /// </summary>
        /// <param name="stealer">The stealer, which the caller has to dispose; null unless the answer is <see cref="StealResult.Stealing"/>.</param>
        /// <returns>
        /// <see cref="StealResult.Empty"/> if no task is queued (asked first), <see cref="StealResult.Busy"/> if there is another stealer.
        /// </returns>
        public StealResult TrySteal(out Stealer stealer)
        {
            stealer = null;
            int count = QueuedCount;
            if (count == 0)
            {
                return StealResult.Empty;
            }

            if (Interlocked.CompareExchange(ref _stealing, 1, 0) != 0)
            {
                return StealResult.Busy;
            }

            stealer = new Stealer(this, count);
            return StealResult.Stealing;
        }

        internal void EndSteal()
        {
            Interlocked.Exchange(ref _stealing, 0);
        }

        // Moves the oldest stealable task to the other scheduler; false if there is none, or no room over there.
        internal bool TryGive(Scheduler thief)
        {
            // Reserved first: a task is never without a place.
            thief.Enter();
            int slot = thief._freeCount == 0 || thief._shutDown ? -1 : thief._freeSlots[--thief._freeCount];
            thief.Leave();
            if (slot < 0)
            {
                return false;
            }

            Enter();
            Task task = TakeQueued();
            if (task != null && task._future == null)
            {
                // It was woken while the scheduler was shut down.
                task = null;
            }

            if (task != null)
            {
                FreeSlot(task);
                task._state = (task._state & ~(long)Task.SlotMask) | (long)slot;
                TaskDetails details = task._details;
                if (details == _plain)
                {
                    task._details = thief._plain;
                }
                else
                {
                    details.Scheduler = thief;
                }
            }

            Leave();
            thief.Receive(slot, task);
            return task != null;
        }

        // Fills the reserved slot with the task, or gives it back.
        private void Receive(int slot, Task task)
        {
            Enter();
            if (task == null)
            {
                _freeSlots[_freeCount++] = slot;
                Leave();
                return;
            }

            if (_shutDown)
            {
                // Shut down between the reservation and now: the task ends as the others there did. It does not go into the table, where the shutdown that
                // is under way would find it, and end it once more.
                Leave();
                Abandon(task, Task.ShutDown);
                return;
            }

            _tasks[slot] = task;
            NextNumber();
            if (_last == null)
            {
                _first = task;
            }
            else
            {
                _last._next = task;
            }

            _last = task;
            LeaveFenced();
            if (_idle != Running)
            {
                UnparkOwner();
            }
        }
    }
}
