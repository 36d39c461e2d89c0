using System;
using System.Threading;

namespace Maitake
{
    // The run loop.
    public sealed partial class Scheduler
    {
        // Polls from the head of the list until that is empty or the polls are used up. Whoever wants to know what was done gives a tick to be
        // filled. The scheduler has to be claimed.
        internal void RunTasks(int maxPolls, Tick tick)
        {
            int left = maxPolls;
            int completed = 0;
            int idled = 0;
            Task task = null;
            for (; ;)
            {
                // One try for all polls of a tick: entering it costs, being inside does not.
                try
                {
                    while ((task = BeginPolls()) != null)
                    {
                        for (; ;)
                        {
                            // Before anything is read that a waker may have written, the request to cancel above all: a wake that comes later
                            // asks for another poll.
#if NANOFRAMEWORK_1_0
                            task._phase = Task.Polling;
#else
                            Interlocked.Exchange(ref task._phase, Task.Polling);
#endif
                            if (task._state < 0)
                            {
                                if (EndCanceled(task))
                                {
                                    completed++;
                                }

                                break;
                            }

                            if (task._future.Poll(task) != PollResult.Pending)
                            {
                                completed++;
                                EndPoll(task);
                                Finish(task, (int)TaskStatus.Completed, null);
                                break;
                            }

                            left--;
                            if (task._phase != Task.Polling)
                            {
                                // Woken during its own poll: it goes to the end of the list, if any other is on it.
                                if (Interlocked.Exchange(ref _queueLock, 1) != 0)
                                {
                                    EnterQueue();
                                }

                                Task next = task._next;
                                if (next != null)
                                {
                                    task._next = null;
                                    _last._next = task;
                                    _last = task;
                                    _first = next;
                                    task = next;
                                }
#if NANOFRAMEWORK_1_0
                                _queueLock = 0;
#else
                                Volatile.Write(ref _queueLock, 0);
#endif
                                if (left == 0)
                                {
                                    goto Done;
                                }
                            }
                            else
                            {
                                if (Interlocked.Exchange(ref _queueLock, 1) != 0)
                                {
                                    EnterQueue();
                                }

                                Task next = task._next;
                                _first = next;
                                if (next == null)
                                {
                                    _last = null;
                                }
                                else
                                {
                                    task._next = null;
                                }
#if NANOFRAMEWORK_1_0
                                _queueLock = 0;
#else
                                Volatile.Write(ref _queueLock, 0);
#endif
                                // Off the list before anybody can find it idle and put it there again.
                                idled++;
                                if (Interlocked.CompareExchange(ref task._phase, Task.Idle, Task.Polling) != Task.Polling)
                                {
                                    Append(task);
                                }

                                if (next == null || left == 0)
                                {
                                    goto Done;
                                }

                                task = next;
                            }
                        }

                        left--;
                        if (left == 0)
                        {
                            break;
                        }
                    }

                    break;
                }
                catch (Exception exception)
                {
                    if (_polling == 0)
                    {
                        // Not a task's doing.
                        throw;
                    }

                    left--;
                    completed++;
                    Fault(task, exception);
                    if (left == 0)
                    {
                        break;
                    }
                }
            }

            Done:
#if NANOFRAMEWORK_1_0
            _polling = 0;
#else
            Volatile.Write(ref _polling, 0);
#endif
            if (tick != null)
            {
                tick._polled = maxPolls - left;
                tick._completed = completed;
                tick._wokenInternal = maxPolls - left - completed - idled;
                Report(tick);
            }
        }

        // The task at the head, which from now on counts as being polled; null if there is none.
        private Task BeginPolls()
        {
            if (_first == null)
            {
                return null;
            }

            EnterQueue();
            Task task = _first;
            if (task != null)
            {
                _polling = 1;
            }

            LeaveQueue();
            return task;
        }

        private void Report(Tick tick)
        {
            EnterQueue();
            tick._spawned = _spawned;
            tick._wokenExternal = _woken;
            _spawned = 0;
            _woken = 0;
            LeaveQueue();
        }
    }
}
