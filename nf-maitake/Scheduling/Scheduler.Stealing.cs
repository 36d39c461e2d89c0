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
            int slot = thief.TryReserve();
            if (slot < 0)
            {
                return false;
            }

            Task task = TakeQueued();
            if (task != null)
            {
                lock (_gate)
                {
                    if (task._future == null)
                    {
                        // It was woken while the scheduler was shut down.
                        task = null;
                    }
                    else
                    {
                        int oldSlot = SlotOf(task);
                        _tasks[oldSlot] = null;
                        _freeSlots[_freeCount++] = oldSlot;
                        task._state = (task._state & Task.Ending) | (slot << Task.SlotShift);
                        task._scheduler = thief;
                    }
                }
            }

            thief.Receive(slot, task);
            return task != null;
        }

        private static int SlotOf(Task task)
        {
            return (task._state & ~Task.Ending) >> Task.SlotShift;
        }

        private int TryReserve()
        {
            lock (_gate)
            {
                return _freeCount == 0 || _shutDown ? -1 : _freeSlots[--_freeCount];
            }
        }

        // Fills the reserved slot with the task, or gives it back.
        private void Receive(int slot, Task task)
        {
            bool late = false;
            lock (_gate)
            {
                if (task == null)
                {
                    _freeSlots[_freeCount++] = slot;
                }
                else
                {
                    // Not into the table then, where the shutdown that is under way would find it, and end it once more.
                    late = _shutDown;
                    if (!late)
                    {
                        _tasks[slot] = task;
                        AppendNew(task);
                    }
                }
            }

            if (late)
            {
                // Shut down between the reservation and now: the task ends as the others there did.
                Abandon(task, (int)TaskStatus.ShutDown, false);
            }
        }
    }
}
