using System.Threading;

namespace Maitake
{
    // The run queue: a list of tasks, first in, first out, that any thread appends to.
    //
    // A task is in it at most once, because whoever turns its phase from idle to woken appends it (Task.Wake), and nobody else. The task that is being
    // polled stays at the head, so that one that wakes itself while no other waits costs nothing, and so that the last task in the list can be
    // stolen as well as any other.
    public sealed partial class Scheduler
    {
        // 1 while a thread is at the list. Nothing is called and nothing can fail while it is held, for a handful of instructions: on nanoCLR a
        // monitor costs three times as much, and on the desktop such a lock is rarely met closed.
        internal int _queueLock;

        // Guarded by _queueLock. _last is null while the list is empty, and so is the last task's _next.
        internal Task _first;
        internal Task _last;

        // Guarded by _queueLock: how many tasks were queued since the last report, by wakes and by spawns.
        internal int _woken;
        private int _spawned;

        // 1 while the task at the head is being polled. Written by the thread that ticks.
        private int _polling;

        /// <summary>The task being polled at this moment, or null. Any thread.</summary>
        public Task CurrentTask
        {
            get
            {
#if NANOFRAMEWORK_1_0
                return _polling != 0 ? _first : null;
#else
                return Volatile.Read(ref _polling) != 0 ? Volatile.Read(ref _first) : null;
#endif
            }
        }

        // Queues a task that is new here.
        private void AppendNew(Task task)
        {
            EnterQueue();
            if (_last == null)
            {
                _first = task;
            }
            else
            {
                _last._next = task;
            }

            _last = task;
            _spawned++;
            LeaveQueue();
            if (_idle != Running)
            {
                UnparkOwner();
            }
        }

        // Takes the task that was polled off the head.
        private void EndPoll(Task task)
        {
            EnterQueue();
            _first = task._next;
            if (_first == null)
            {
                _last = null;
            }

            task._next = null;
            _polling = 0;
            LeaveQueue();
        }

        // Takes the first task off the list that is not being polled; null if there is none.
        private Task TakeQueued()
        {
            EnterQueue();
            Task polled = _polling == 0 ? null : _first;
            Task task = polled == null ? _first : polled._next;
            if (task != null)
            {
                if (polled == null)
                {
                    _first = task._next;
                }
                else
                {
                    polled._next = task._next;
                }

                if (_last == task)
                {
                    _last = polled;
                }

                task._next = null;
            }

            LeaveQueue();
            return task;
        }

        // Takes that task off the list. False if it is not on it, or is being polled.
        private bool TryTake(Task task)
        {
            EnterQueue();
            Task previous = null;
            Task at = _first;
            while (at != null && at != task)
            {
                previous = at;
                at = at._next;
            }

            bool taken = at != null && (previous != null || _polling == 0);
            if (taken)
            {
                if (previous == null)
                {
                    _first = task._next;
                }
                else
                {
                    previous._next = task._next;
                }

                if (_last == task)
                {
                    _last = previous;
                }

                task._next = null;
            }

            LeaveQueue();
            return taken;
        }

        // Tasks that could be stolen at this moment.
        internal int QueuedCount
        {
            get
            {
                EnterQueue();
                int count = 0;
                for (Task task = _first; task != null; task = task._next)
                {
                    count++;
                }

                if (count != 0 && _polling != 0)
                {
                    count--;
                }

                LeaveQueue();
                return count;
            }
        }

        internal void EnterQueue()
        {
#if NANOFRAMEWORK_1_0
            while (Interlocked.Exchange(ref _queueLock, 1) != 0)
            {
                // The thread inside was interrupted there. Let it go on.
                Thread.Sleep(0);
            }
#else
            SpinWait wait = default;
            while (Interlocked.Exchange(ref _queueLock, 1) != 0)
            {
                // Never for a whole millisecond, as it would by itself after a while.
                wait.SpinOnce(-1);
            }
#endif
        }

        private void LeaveQueue()
        {
            // A full fence on the desktop, see Task.Wake.
            Interlocked.Exchange(ref _queueLock, 0);
        }
    }
}
