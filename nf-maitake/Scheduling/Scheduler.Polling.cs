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
            // Polls that left their task idle are counted up, others down: one addition a poll. The polls are used up when the two meet.
            int left = maxPolls;
            int idled = 0;
            int completed = 0;

            // A variable, since a literal of 64 bits takes two instructions.
            long zero = 0;
            Task task;
            for (; ;)
            {
                // One try for all polls of a tick: entering it costs, being inside does not.
                try
                {
                    for (; ;)
                    {
                        EnterInlined();

                        // From now on the task at the head, if there is one, counts as being polled.
                        _polling = 1;
                        task = _first;
                        Leave();
                        if (task == null)
                        {
                            goto Done;
                        }

                        for (; ;)
                        {
                            // Before anything is read that a waker may have written, the request to cancel above all: a wake that comes later
                            // asks for another poll.
#if NANOFRAMEWORK_1_0
                            task._phase = Task.Polling;
#else
                            Interlocked.Exchange(ref task._phase, Task.Polling);
#endif
                            if (task._state < zero)
                            {
                                if (EndCanceled(task))
                                {
                                    completed++;
                                }
                            }
                            else if (task._future.Poll(task) != PollResult.Pending)
                            {
                                completed++;
                                EnterInlined();
                                if (task._details == _plain)
                                {
                                    // Nobody joined it.
                                    left--;
                                    Task next = task._next;
                                    _first = next;
                                    int slot = (int)task._state & Task.SlotMask;
                                    _tasks[slot] = null;
                                    _freeSlots[_freeCount++] = slot;
                                    task._future._flags ^= Future.OwnedFlag | Future.SpentFlag;
#if NANOFRAMEWORK_1_0
                                    task._state |= Task.Completed;
#else
                                    Volatile.Write(ref task._state, Task.Completed);
#endif
                                    task._future = null;
                                    if (next == null)
                                    {
                                        _last = null;
                                    }
                                    else
                                    {
                                        task._next = null;
                                    }

                                    Leave();
                                    if (next == null || left == idled)
                                    {
                                        goto Done;
                                    }

                                    task = next;
                                    continue;
                                }

                                FinishEntered(task, Task.Completed, null);
                            }
                            else if (task._phase != Task.Polling)
                            {
                                left--;

                                // Woken during its own poll: it goes to the end of the list, if any other is on it. One that is just being put there is
                                // seen after the next poll.
                                if (task._next != null)
                                {
                                    EnterInlined();
                                    Task next = task._next;
                                    if (next != null)
                                    {
                                        task._next = null;
                                        _last._next = task;
                                        _last = task;
                                        _first = next;
                                        task = next;
                                    }

                                    Leave();
                                }

                                if (left != idled)
                                {
                                    continue;
                                }

                                goto Done;
                            }
                            else
                            {
                                EnterInlined();
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

                                Leave();

                                // Off the list before anybody can find it idle and put it there again.
                                idled++;
                                if (Interlocked.CompareExchange(ref task._phase, Task.Idle, Task.Polling) != Task.Polling)
                                {
                                    // Woken after all.
                                    Interlocked.Exchange(ref task._phase, Task.Idle);
                                    task.Wake();
                                }

                                if (next == null || left == idled)
                                {
                                    goto Done;
                                }

                                task = next;
                                continue;
                            }

                            left--;
                            if (left == idled)
                            {
                                goto Done;
                            }

                            break;
                        }
                    }
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

                    // The task being polled is at the head.
                    Fault(_first, exception);
                    if (left == idled)
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
                tick._used = maxPolls - left;
                tick._idled = idled;
                tick._completed = completed;

                // What came since is told by the next tick.
                tick._previousNumber = tick._number;
                tick._number = _number;
                tick._previousWoken = tick._woken;
                tick._woken = _woken;
            }
        }
    }
}
