using System;
using System.Threading;

namespace Maitake
{
    // How tasks end.
    public sealed partial class Scheduler
    {
        // Ends a task, and wakes whoever joined it. Returns whether anybody had.
        private bool Finish(Task task, long outcome, Exception exception)
        {
            TaskDetails own = exception == null || task.HasOwnDetails ? null : new TaskDetails(this);
            Enter();
            if (exception != null)
            {
                if (task._details == _plain)
                {
                    task._details = own;
                }

                // Before the outcome: whoever sees that on another thread, without the lock, reads the exception next.
                task._details.Exception = exception;
            }

            return FinishEntered(task, outcome, exception);
        }

        // Under the lock, which it gives back. What ends as most tasks do, with nothing but a future, ends in the run loop instead.
        [Cold("runs once in a task's life, and only if it was canceled, failed, or has more than a future")]
        private bool FinishEntered(Task task, long outcome, Exception exception)
        {
            if (_first == task)
            {
                // It is the one that is polled, or nothing is.
                _polling = 0;
                TryTake(task);
            }

            FreeSlot(task);

            // Before the outcome: whoever sees that may make the future start anew, and spawn it again.
            task._future._flags ^= Future.OwnedFlag | Future.SpentFlag;
#if NANOFRAMEWORK_1_0
            task._state |= outcome;
#else
            Volatile.Write(ref task._state, task._state | outcome);
#endif
            task._future = null;

            // Not idle, so that a late wake does nothing.
            task._phase = Task.Woken;
            TaskDetails details = task._details;
            JoinHandle joiners = details.Joiners;
            details.Joiners = null;
            for (JoinHandle handle = joiners; handle != null; handle = handle._next)
            {
                handle.Finish(task.Outcome, exception);
            }

            Leave();
            bool isTold = false;
            ITaskOwner owner = details.Owner;
            if (owner != null)
            {
                try
                {
                    isTold = owner.OnTaskEnded(task, exception);
                }
                catch (Exception failure)
                {
                    // It must not cost the others their wake, nor the scheduler its other tasks.
                    ReportFault(task, failure);
                }
            }

            if (joiners == null)
            {
                return isTold;
            }

            WakeAll(task, joiners);
            return true;
        }

        // Under the lock.
        private void FreeSlot(Task task)
        {
            int slot = (int)task._state & Task.SlotMask;
            _tasks[slot] = null;
            _freeSlots[_freeCount++] = slot;
        }

        // Ends a task now, on the scheduler's thread: takes it off the list and cancels its future, as the run loop would. False if the thread is
        // another, or the task is being polled, or has ended, or is in other hands at this moment.
        [Cold("runs once in a task's life")]
        internal bool TryEnd(Task task)
        {
            if (_thread != Thread.CurrentThread || _idle != Running)
            {
                return false;
            }

            Enter();

            // Whoever turns an idle task into a woken one puts it on the list; here it goes the way of those that have been taken off.
            bool isTaken = task._details.Scheduler == this && task.Outcome == 0
                && (Interlocked.CompareExchange(ref task._phase, Task.Woken, Task.Idle) == Task.Idle || TryTake(task));
            Leave();
            if (isTaken)
            {
                Abandon(task, Task.Canceled);
            }

            return isTaken;
        }

        [Cold("runs once in a task's life, and only if it was joined")]
        private void WakeAll(Task task, JoinHandle joiners)
        {
            Exception failure = null;
            while (joiners != null)
            {
                JoinHandle joiner = joiners;

                // Nobody else touches a completed handle's link and waker.
                joiners = joiner._next;
                joiner._next = null;
                Waker waker = joiner._waker;
                joiner._waker = null;
                try
                {
                    if (waker != null)
                    {
                        waker.Wake();
                    }
                }
                catch (Exception exception)
                {
                    // No waker should throw. One that does must not cost the others their wake.
                    failure = exception;
                }
            }

            if (failure != null)
            {
                ReportFault(task, failure);
            }
        }

        // Ends the task at the head, whose cancel was asked for. False if it had ended before.
        [Cold("runs once in a task's life, and runs what the task wants to do at its end")]
        private bool EndCanceled(Task task)
        {
            if (task._future == null)
            {
                // It was woken while the scheduler was shut down, and came to the list after that was emptied.
                _polling = 0;
                Enter();
                TryTake(task);
                Leave();
                return false;
            }

            Abandon(task, Task.Canceled);
            return true;
        }

        // Cancels a task's future and ends the task: as asked for, or as faulted if the future cannot even be cancelled.
        [Cold("runs once in a task's life, and runs what the task wants to do at its end")]
        private void Abandon(Task task, long outcome)
        {
            Exception failure = null;
            try
            {
                task._future.Cancel();
            }
            catch (Exception exception)
            {
                failure = exception;
                outcome = Task.Faulted;
            }

            if (!Finish(task, outcome, failure) && failure != null)
            {
                ReportFault(task, failure);
            }
        }

        // Ends the task being polled as faulted.
        [Cold("an exception was thrown, which allocates anyway")]
        private void Fault(Task task, Exception exception)
        {
            try
            {
                // What the future had registered or held is released; how far it got is unknown, so a second failure says nothing new.
                task._future.Cancel();
            }
            catch (Exception)
            {
            }

            if (!Finish(task, Task.Faulted, exception))
            {
                ReportFault(task, exception);
            }
        }

        /// <summary>
        /// Tells the <see cref="FaultHandler"/>, or the console, of what nobody else will be told: that a task failed, or a waker. For owners of tasks. Any thread;
        /// throws nothing.
        /// </summary>
        /// <param name="task">The task that failed, or whose end was to be told; null for a timer's waker.</param>
        /// <param name="exception">What was thrown. Not null.</param>
        [Cold("an exception was thrown, which allocates anyway")]
        public void ReportFault(Task task, Exception exception)
        {
            try
            {
                TaskFaultHandler handler = FaultHandler;
                if (handler != null)
                {
                    handler(task, exception);
                }
                else
                {
                    Console.WriteLine((task == null ? "A timer's waker" : task.ToString()) + " failed: " + exception.ToString());
                }
            }
            catch (Exception)
            {
                // A handler that fails must not take the other tasks with it.
            }
        }
    }
}
