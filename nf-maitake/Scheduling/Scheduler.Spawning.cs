using System;
using System.Threading;

namespace Maitake
{
    // How tasks begin.
    public sealed partial class Scheduler
    {
        // Tasks are numbered without reuse across all schedulers: each scheduler takes 2^20 numbers at a time.
        private const int BlockBits = 20;
        internal const long InBlock = ((1L << BlockBits) - 1) << Task.NumberShift;
        private const long One = 1L << Task.NumberShift;

#if NANOFRAMEWORK_1_0
        private static int s_blocks;
#else
        private static long s_blocks;
#endif

        // The number of the last task that came to this scheduler, by a spawn or a stealer, as a task's state has it. Guarded by the lock.
        private long _number;

        /// <summary>Puts a new or finished task to work, and returns it.</summary>
        /// <param name="task">The task.</param>
        /// <param name="future">What it runs.</param>
        /// <param name="mayBeLate">For a spawner: a scheduler that is gone is not the caller's mistake. The task then ends before it begins.</param>
        internal Task Start(Task task, Future future, bool mayBeLate)
        {
            if (future == null)
            {
                ThrowNoFuture();
            }

            EnterInlined();

            int free = _freeCount - 1;
            TaskDetails details = task._details;
            for (; ;)
            {
                int flags = future._flags;
                if (free < 0 || _shutDown || task._future != null || details.Scheduler != this || (flags & (Future.OwnedFlag | Future.CanceledFlag | Future.SpentFlag)) != 0
#if NANOFRAMEWORK_1_0
                    || (future is AsyncFuture && ((AsyncFuture)future).IsAwaited))
#else
                    || future.IsAwaited)
#endif
                {
                    Refuse(task, future, mayBeLate);
                    return task;
                }

                // As TryOwn.
                if (Interlocked.CompareExchange(ref future._flags, flags | Future.OwnedFlag, flags) == flags)
                {
                    break;
                }
            }

            details.Exception = null;
            _freeCount = free;
            free = _freeSlots[free];
            _tasks[free] = task;
            task._future = future;
            task._phase = Task.Woken;
            long number = _number + One;
            if ((number & InBlock) == 0)
            {
                number = TakeBlock();
            }

            _number = number;
#if NANOFRAMEWORK_1_0
            task._state = number | (long)free;
#else
            task._number = number;
            Volatile.Write(ref task._state, free);
#endif
            Task last = _last;
            if (last == null)
            {
                _first = task;
            }
            else
            {
                last._next = task;
            }

            _last = task;
            LeaveFenced();
            if (_idle != Running)
            {
                UnparkOwner();
            }

            return task;
        }

        // Under the lock: numbers a task that came; a spawn does so itself.
        private long NextNumber()
        {
            _number += One;
            if ((_number & InBlock) == 0)
            {
                _number = TakeBlock();
            }

            return _number;
        }

        // The first number of the next block. On the device there are 2^20 blocks, and then they begin anew.
        private static long TakeBlock()
        {
            return ((long)(Interlocked.Increment(ref s_blocks) - 1) << (BlockBits + Task.NumberShift)) & long.MaxValue;
        }

        // Under the lock, which it gives back.
        [Cold("misuse, or the scheduler is gone")]
        private void Refuse(Task task, Future future, bool mayBeLate)
        {
            bool isLive = task._future != null || task._details.Scheduler != this;
            bool isGone = _shutDown;
            bool isFull = _freeCount == 0;
            bool isOwned = !isLive && isGone && mayBeLate && future.TryOwn();
            if (isOwned)
            {
                long number = NextNumber();
#if NANOFRAMEWORK_1_0
                task._state = number | Task.ShutDown;
#else
                task._number = number;
                Volatile.Write(ref task._state, Task.ShutDown);
#endif
            }

            Leave();
            if (isOwned)
            {
                future.Cancel();
                future._flags ^= Future.OwnedFlag | Future.SpentFlag;
                return;
            }

            string reason = "The future was already spawned, awaited or canceled";
            if (isLive)
            {
                // Or finished elsewhere: another thread restarted it meanwhile, and it was stolen.
                reason = "The task has not finished";
            }
            else if (isGone && !mayBeLate)
            {
                reason = "The scheduler has already shut down";
            }
            else if (isFull && !isGone)
            {
                reason = "The scheduler is full: its capacity is " + _tasks.Length.ToString() + " tasks";
            }

            throw new InvalidOperationException(reason);
        }

        [Cold("misuse")]
        private static void ThrowNoFuture()
        {
            throw new ArgumentNullException("future");
        }
    }
}
