using System;
using System.Threading;

namespace Maitake
{
    // The run loop and the run queue.
    public sealed partial class Scheduler
    {
        // The run queue: a ring with a single producer, the scheduler's thread, and a single consumer, that same thread or,
        // while that one is inside a poll or not ticking, a stealer. Indices count on without end; a slot is never cleared, so
        // that neither side ever writes where the other reads.
        private readonly Task[] _ring;
        private int _head;
        private int _tail;

        // Where _tail stood when the last tick ended: what was queued since is what Tick counts as woken or spawned.
        private int _lastTail;
        private int _spawned;

        private Task _current;
        private int _ticking;

        // Queues an idle or new task. On the scheduler's thread.
        internal void Append(Task task)
        {
            task._queued = Task.Queued;
            int tail = _tail;
            _ring[tail & (_ring.Length - 1)] = task;
#if NANOFRAMEWORK_1_0
            _tail = tail + 1;
#else
            Volatile.Write(ref _tail, tail + 1);
#endif
        }

        // The scheduler has to be claimed.
        internal Tick RunTasks(int maxPolls)
        {
            int polled = 0;
            int completed = 0;
            int requeued = 0;
            Task[] ring = _ring;
            int mask = ring.Length - 1;
            Interlocked.Exchange(ref _ticking, 1);
            for (; ;)
            {
                // One try for all polls of a tick: entering it costs, being inside does not.
                try
                {
                    while (polled < maxPolls)
                    {
#if NANOFRAMEWORK_1_0
                        if (_attention != 0)
#else
                        // Before the look at _head, which a stealer has moved before it took the mark back.
                        if (Volatile.Read(ref _attention) != 0)
#endif
                        {
                            if (_stealing != 0)
                            {
                                break;
                            }

                            TakeForeign();
                        }

                        int head = _head;
                        if (head == _tail)
                        {
                            break;
                        }

                        Task task = ring[head & mask];
                        _head = head + 1;
                        _current = task;
                        polled++;

                        // Cleared before anything is read that a waker may have written, the request to cancel above all: a wake
                        // that comes later asks for another poll.
#if NANOFRAMEWORK_1_0
                        task._woken = 0;
#else
                        Interlocked.Exchange(ref task._woken, 0);
#endif
                        if (task._state < 0)
                        {
                            completed++;
                            Abandon(task, (int)TaskStatus.Canceled);
                        }
                        else if (task._future.Poll(task) != PollResult.Pending)
                        {
                            completed++;
                            Finish(task, (int)TaskStatus.Completed, null);
                        }
                        else if (task._woken != 0)
                        {
                            // Woken during its own poll: it is queued once more, whatever the number of wakes.
                            requeued++;
                            int tail = _tail;
                            ring[tail & mask] = task;
#if NANOFRAMEWORK_1_0
                            _tail = tail + 1;
#else
                            Volatile.Write(ref _tail, tail + 1);
#endif
                        }
                        else
                        {
#if NANOFRAMEWORK_1_0
                            task._queued = Task.Idle;
#else
                            // A full fence: wakers set _woken, then read _queued; here it is the other way round.
                            Interlocked.Exchange(ref task._queued, Task.Idle);
#endif
                            if (task._woken != 0)
                            {
                                Append(task);
                            }
                        }

#if NANOFRAMEWORK_1_0
                        _current = null;
#else
                        // A full fence: a stealer sets _attention, then reads _current; here it is the other way round.
                        _current = null;
                        Interlocked.MemoryBarrier();
#endif
                    }

                    break;
                }
                catch (Exception exception)
                {
                    if (_current == null)
                    {
                        // Not a task's doing.
                        Interlocked.Exchange(ref _ticking, 0);
                        throw;
                    }

                    completed++;
                    Fault(exception);
                }
            }

            Interlocked.Exchange(ref _ticking, 0);
            return Report(polled, completed, requeued);
        }

        private Tick Report(int polled, int completed, int requeued)
        {
            Tick tick = _tick;
            int queued = _tail - _lastTail;
            tick._polled = polled;
            tick._completed = completed;
            tick._wokenInternal = requeued;
            tick._spawned = _spawned;
            tick._wokenExternal = queued - requeued - _spawned;
            tick._hasRemaining = _head != _tail || _foreign != null;
            _lastTail = _tail;
            _spawned = 0;
            return tick;
        }

        // Ends a task and wakes whoever joined it. Returns whether anybody had.
        private bool Finish(Task task, int outcome, Exception exception)
        {
            JoinHandle joiners = null;
            TaskGroup group = null;
            lock (_gate)
            {
                // Before the outcome: whoever sees that on another thread, without the gate, reads the exception next.
                if (exception != null)
                {
                    task.EnsureDetails();
                    task._details.Exception = exception;
                }

                int slot = SlotOf(task);
                _tasks[slot] = null;
                _freeSlots[_freeCount++] = slot;
#if NANOFRAMEWORK_1_0
                task._state = outcome;
#else
                Volatile.Write(ref task._state, outcome);
#endif
                task._future = null;
                task._queued = Task.NotAdopted;
                TaskDetails details = task._details;
                if (details != null)
                {
                    joiners = details.Joiners;
                    details.Joiners = null;
                    group = details.Group;
                    details.Group = null;
                    for (JoinHandle handle = joiners; handle != null; handle = handle._next)
                    {
                        handle.Finish(outcome, exception);
                    }
                }
            }

            bool noticed = group != null && group.OnEnded(task, exception);
            if (joiners == null)
            {
                return noticed;
            }

            WakeAll(task, joiners);
            return true;
        }

        // Ends a task now, on the scheduler's thread: takes it out of the queue and cancels its future, as the run loop would. False if the thread is
        // another, or the task is being polled or ended.
        [Cold("runs once in a task's life")]
        internal bool TryEnd(Task task)
        {
            if (_thread != Thread.CurrentThread)
            {
                return false;
            }

            lock (_gate)
            {
                if (task._scheduler != this || task.Outcome != 0)
                {
                    return false;
                }

                if (task._queued == Task.Queued)
                {
                    // A stealer reads the ring under the gate too.
                    Task[] ring = _ring;
                    int mask = ring.Length - 1;
                    int at = _head;
                    while (at != _tail && ring[at & mask] != task)
                    {
                        at++;
                    }

                    if (at == _tail)
                    {
                        return false;
                    }

                    for (_tail--; at != _tail; at++)
                    {
                        ring[at & mask] = ring[(at + 1) & mask];
                    }

                    // It counts as queued all the same.
                    _lastTail--;
                }
                else if (task._queued == Task.NotAdopted && task._link == null)
                {
                    return false;
                }

                if (task._link != null)
                {
                    Unlink(task);
                }

                // So that no wake puts it into the queue while it is being ended.
                task._queued = Task.Queued;
            }

            Abandon(task, (int)TaskStatus.Canceled);
            return true;
        }

        [Cold("runs once in a task's life, and only if it was joined")]
        private void WakeAll(Task task, JoinHandle joiners)
        {
            Exception failure = null;
            while (joiners != null)
            {
                JoinHandle joiner = joiners;
                joiners = joiner.Unlink();
                try
                {
                    joiner.WakeWaiter();
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

        // Cancels a task's future and ends the task: as asked for, or as faulted if the future cannot even be cancelled.
        [Cold("runs once in a task's life, and runs what the task wants to do at its end")]
        private void Abandon(Task task, int outcome)
        {
            Exception failure = null;
            try
            {
                task._future.Cancel();
            }
            catch (Exception exception)
            {
                failure = exception;
                outcome = (int)TaskStatus.Faulted;
            }

            if (!Finish(task, outcome, failure) && failure != null)
            {
                ReportFault(task, failure);
            }
        }

        // Ends the current task as faulted.
        [Cold("an exception was thrown, which allocates anyway")]
        private void Fault(Exception exception)
        {
            Task task = _current;
            try
            {
                // What the future had registered or held is released; how far it got is unknown, so a second failure says nothing new.
                task._future.Cancel();
            }
            catch (Exception)
            {
            }

            if (!Finish(task, (int)TaskStatus.Faulted, exception))
            {
                ReportFault(task, exception);
            }

            LeavePoll();
        }

        // As the run loop does after a poll.
        private void LeavePoll()
        {
            _current = null;
#if !NANOFRAMEWORK_1_0
            Interlocked.MemoryBarrier();
#endif
        }

        // Tells the handler that a task failed, or the waker of somebody who joined it. Throws nothing.
        [Cold("an exception was thrown, which allocates anyway")]
        internal void ReportFault(Task task, Exception exception)
        {
            Task current = _current;
            bool isHere = _thread == Thread.CurrentThread;
            if (isHere)
            {
                // The task has finished, and the handler is outside any poll.
                LeavePoll();
            }

            try
            {
                TaskFaultHandler handler = FaultHandler;
                if (handler != null)
                {
                    handler(task, exception);
                }
                else
                {
                    Console.WriteLine(task.ToString() + " failed: " + exception.ToString());
                }
            }
            catch (Exception)
            {
                // A handler that fails must not take the other tasks with it.
            }

            if (isHere)
            {
                // One that is being polled has ended another.
                _current = current;
            }
        }
    }
}
