using System.Runtime.CompilerServices;
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
        // Guards what threads share: the list, the task table, the outcome and join handles of every task. 1 while a thread is inside. A leaf lock, held for a
        // handful of instructions, and nothing may fail in there: on nanoCLR a monitor costs three times as much, and on the desktop such a lock is
        // rarely met closed.
        internal int _lock;

        // _last is null while the list is empty, and so is the last task's _next.
        internal Task _first;
        internal Task _last;

        // How many tasks were queued by wakes.
        internal int _woken;

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

        // Under the lock: takes the first task off the list that is not being polled; null if there is none.
        private Task TakeQueued()
        {
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

            return task;
        }

        // Under the lock: takes that task off the list. False if it is not on it, or is being polled.
        private bool TryTake(Task task)
        {
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

            return taken;
        }

        // Tasks that could be stolen at this moment.
        internal int QueuedCount
        {
            get
            {
                Enter();
                int count = 0;
                for (Task task = _first; task != null; task = task._next)
                {
                    count++;
                }

                if (count != 0 && _polling != 0)
                {
                    count--;
                }

                Leave();
                return count;
            }
        }

        internal void Enter()
        {
#if NANOFRAMEWORK_1_0
            while (Interlocked.Exchange(ref _lock, 1) != 0)
            {
                // The thread inside was interrupted there. Let it go on.
                Thread.Sleep(0);
            }
#else
            SpinWait wait = default;
            while (Interlocked.Exchange(ref _lock, 1) != 0)
            {
                // Never for a whole millisecond, as it would by itself after a while.
                wait.SpinOnce(-1);
            }
#endif
        }

        // On hot paths.
        [MethodImpl(Inlining.Always)]
        internal void EnterInlined()
        {
            if (Interlocked.Exchange(ref _lock, 1) != 0)
            {
                Enter();
            }
        }

        [MethodImpl(Inlining.Always)]
        internal void Leave()
        {
#if NANOFRAMEWORK_1_0
            _lock = 0;
#else
            Volatile.Write(ref _lock, 0);
#endif
        }

        // Nothing that is read afterwards was read before.
        [MethodImpl(Inlining.Always)]
        internal void LeaveFenced()
        {
#if NANOFRAMEWORK_1_0
            _lock = 0;
#else
            Interlocked.Exchange(ref _lock, 0);
#endif
        }
    }
}
