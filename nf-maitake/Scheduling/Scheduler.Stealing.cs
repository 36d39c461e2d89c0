using System.Threading;

namespace Maitake
{
    // What a stealer may do here. While it has the consumer's right on the run queue, a tick stops before its next poll.
    public sealed partial class Scheduler
    {
        // 1 while a stealer has the right.
        private int _stealing;

        /// <summary>
        /// Tries to become the one who takes tasks from this scheduler's run queue, to move them to others. Any thread, also while a task of this
        /// scheduler blocks the thread it runs on. Until the stealer is disposed, a tick here stops before its next poll.
        /// </summary>
        /// <param name="stealer">The stealer, which the caller has to dispose; null unless the answer is <see cref="StealResult.Stealing"/>.</param>
        /// <returns>
        /// <see cref="StealResult.Empty"/> if no task is queued (asked first), <see cref="StealResult.Busy"/> if there is another stealer, or if called by
        /// a fault handler of this scheduler.
        /// </returns>
        public StealResult TrySteal(out Stealer stealer)
        {
            stealer = null;
            if (QueuedCount == 0)
            {
                return StealResult.Empty;
            }

            if (Interlocked.CompareExchange(ref _stealing, 1, 0) != 0)
            {
                return StealResult.Busy;
            }

            lock (_gate)
            {
                _attention = 1;
            }

#if !NANOFRAMEWORK_1_0
            // The run loop clears _current, then reads _attention; here it is the other way round.
            Interlocked.MemoryBarrier();
#endif

            // A run loop that is between two polls may be about to take a task. It notices _attention or enters a poll within a few
            // instructions; both end the wait.
            while (Interlocked.CompareExchange(ref _ticking, 0, 0) != 0 && _current == null)
            {
                if (_thread == Thread.CurrentThread)
                {
                    // A fault handler: it runs between two polls and cannot wait for the end of that.
                    EndSteal();
                    return StealResult.Busy;
                }

                Thread.Sleep(0);
            }

            stealer = new Stealer(this, QueuedCount);
            return StealResult.Stealing;
        }

        // Tasks that could be stolen at this moment: those in the run queue, and new ones that were not adopted yet.
        internal int QueuedCount
        {
            get
            {
                lock (_gate)
                {
                    int count = _tail - _head;
                    for (Task task = _foreign; task != null; task = task._link == task ? null : task._link)
                    {
                        if (IsNew(task))
                        {
                            count++;
                        }
                    }

                    return count;
                }
            }
        }

        internal void EndSteal()
        {
            lock (_gate)
            {
                Interlocked.Exchange(ref _stealing, 0);
                _attention = _foreign == null ? 0 : 1;
            }

            UnparkOwner();
        }

        // Moves the oldest stealable task to the other scheduler; false if there is none, or no room over there.
        internal bool TryGive(Scheduler thief)
        {
            int slot = thief.TryReserve();
            if (slot < 0)
            {
                return false;
            }

            Task task;
            lock (_gate)
            {
                task = TakeQueued();
                if (task != null)
                {
                    int oldSlot = (task._state & ~Task.CancelRequested) >> Task.SlotShift;
                    _tasks[oldSlot] = null;
                    _freeSlots[_freeCount++] = oldSlot;
                    if (task._link != null)
                    {
                        Unlink(task);
                    }

                    task._state = (task._state & Task.CancelRequested) | (slot << Task.SlotShift);
                    task._queued = Task.NotAdopted;
                    task._scheduler = thief;
                }
            }

            thief.Receive(slot, task);
            return task != null;
        }

        private static bool IsNew(Task task)
        {
            return task._queued == Task.NotAdopted && task._future != null;
        }

        // Under the gate, with the consumer's right.
        private Task TakeQueued()
        {
            int head = _head;
            if (head != _tail)
            {
                Task task = _ring[head & (_ring.Length - 1)];
                _head = head + 1;
                return task;
            }

            for (Task task = _foreign; task != null; task = task._link == task ? null : task._link)
            {
                if (IsNew(task))
                {
                    return task;
                }
            }

            return null;
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
            bool late;
            lock (_gate)
            {
                late = _shutDown && task != null;
                if (task == null)
                {
                    _freeSlots[_freeCount++] = slot;
                }
                else
                {
                    _tasks[slot] = task;
                    if (!late)
                    {
                        Link(task);
                    }
                }
            }

            if (late)
            {
                // Shut down between the reservation and now: the task ends as the others there did.
                Abandon(task, (int)TaskStatus.ShutDown);
            }
            else if (task != null)
            {
                UnparkOwner();
            }
        }
    }
}
