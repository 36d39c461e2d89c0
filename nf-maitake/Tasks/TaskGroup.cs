using System;
using System.Threading;

namespace Maitake
{
    /// <summary>
    /// Tasks that belong together: one waits for all of them, the failure of one cancels the rest, and none outlives the group. The group is itself the
    /// future that is ready when all of its tasks have ended.
    /// </summary>
    /// <remarks>
    /// <para><c>using (TaskGroup group = new TaskGroup(scheduler)) { group.Spawn(…); group.Spawn(…); await group.WaitAll(); }</c></para>
    /// <para>A task that fails cancels the others. Once they have ended, their <c>finally</c> blocks included, the wait throws the first failure, once. Of
    /// further ones, and of those that no wait will tell because the group was disposed, <see cref="Scheduler.FaultHandler"/> is told. A task that was
    /// canceled by somebody else, or whose scheduler was shut down, has ended and not failed.</para>
    /// <para>On the scheduler's own thread <see cref="Cancel"/> has ended every task when it returns, apart from one that is being polled: that one, and on
    /// other threads all, end at the scheduler's next step.</para>
    /// <para>A group can be used again and again, and makes a task object only where none of its own is free: so do not keep a task beyond its end.</para>
    /// </remarks>
    public sealed class TaskGroup : Future, IDisposable
    {
        private readonly Scheduler _scheduler;

        // Also the gate, for all that follows; nothing is called while it is held. A task that is not of this group any more has ended.
        private readonly Task[] _tasks;
        private int _live;
        private Waker _waker;

        // The task that failed first, until the wait has told.
        private Task _failed;
        private bool _canceling;
        private bool _disposed;

        /// <summary>Makes a group for up to <paramref name="capacity"/> tasks at a time.</summary>
        /// <param name="scheduler">Runs the tasks.</param>
        /// <param name="capacity">1 or more, or 0 for as many as the scheduler can hold. Each costs 12 bytes on a 32-bit nanoCLR (computed), used or not.</param>
        /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
        public TaskGroup(Scheduler scheduler, int capacity = 0)
        {
            if (scheduler == null)
            {
                throw new ArgumentNullException("scheduler");
            }

            if (capacity < 0)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            _scheduler = scheduler;
            _tasks = new Task[capacity == 0 ? scheduler.Capacity : capacity];
        }

        /// <summary>How many tasks have not ended, at this moment. Any thread.</summary>
        public int TaskCount
        {
            get
            {
                lock (_tasks)
                {
                    return _live;
                }
            }
        }

        /// <summary>
        /// Spawns a task of the group. While the group is being cancelled or a failure is yet to be told, it is cancelled at once. Any thread; allocates
        /// nothing where a task of the group has ended.
        /// </summary>
        /// <returns>The task, which is the group's: once it has ended, another <see cref="Spawn"/> may use it again.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The group is full or was disposed; or as for <see cref="Scheduler.Spawn"/>.</exception>
        public Task Spawn(Future future)
        {
            Task task;
            bool cancel;
            lock (_tasks)
            {
                if (_disposed)
                {
                    throw new InvalidOperationException("The group was disposed");
                }

                int i = 0;
                for (; ; i++)
                {
                    if (i == _tasks.Length)
                    {
                        throw new InvalidOperationException("The group is full: its capacity is " + i.ToString() + " tasks");
                    }

                    task = _tasks[i];
                    if (task == null || (task != _failed && task._details.Group != this))
                    {
                        break;
                    }
                }

                // Else it was restarted by somebody else, or stolen.
                if (task == null || !task.IsCompleted || task._details.Scheduler != _scheduler)
                {
                    task = new Task(new TaskDetails(_scheduler));
                    _tasks[i] = task;
                }

                task._details.Group = this;
                _live++;
                cancel = _canceling || _failed != null;
            }

            bool started = false;
            try
            {
                _scheduler.Start(task, future, false);
                started = true;
            }
            finally
            {
                if (!started)
                {
                    task._details.Group = null;
                    OnEnded(task, null);
                }
            }

            if (cancel)
            {
                CancelTasks(true);
            }

            return task;
        }

        /// <summary>
        /// The group itself, as a future that is ready when all tasks have ended, also those spawned meanwhile, and then throws the first failure, if there
        /// was one. One wait at a time. Giving it up cancels all tasks. Does not allocate.
        /// </summary>
        public Future WaitAll()
        {
            Renew();
            return this;
        }

        /// <inheritdoc/>
        /// <remarks>Throws what the first task that failed threw.</remarks>
        public override PollResult Poll(Waker waker)
        {
            if ((_flags & CompletedFlag) == 0)
            {
                Exception failure = null;
                lock (_tasks)
                {
                    if (_live != 0)
                    {
                        _waker = waker;
                        return PollResult.Pending;
                    }

                    if (_failed != null)
                    {
                        // Asked for here: from now on another spawn may use the task again.
                        failure = _failed.Exception;
                        _failed = null;
                    }
                }

                Complete();
                if (failure != null)
                {
                    Throw(failure);
                }
            }

            return PollResult.Ready;
        }

        /// <summary>Cancels all tasks; the remarks say when they have ended. The group can be waited for and used again. Any thread; does not allocate.</summary>
        public override void Cancel()
        {
            lock (_tasks)
            {
                _canceling = _live != 0;
            }

            CancelTasks(true);
        }

        /// <summary>Cancels all tasks and refuses new ones. Harmless when repeated. Any thread.</summary>
        public void Dispose()
        {
            Task failed;
            lock (_tasks)
            {
                _disposed = true;
                failed = _failed;
                _failed = null;
            }

            Cancel();
            if (failed != null)
            {
                _scheduler.ReportFault(failed, failed.Exception);
            }
        }

        // By the scheduler of a task that has ended, outside its gate. Returns whether a failure will be told by the wait.
        [Cold("runs once in a task's life")]
        internal bool OnEnded(Task task, Exception failure)
        {
            bool first;
            Waker waker = null;
            lock (_tasks)
            {
                first = failure != null && _failed == null && !_disposed;
                if (first)
                {
                    _failed = task;
                }

                if (--_live == 0)
                {
                    _canceling = false;
                    waker = _waker;
                    _waker = null;
                }
            }

            if (first)
            {
                // Not now: the task that has failed is still being cleared away.
                CancelTasks(false);
            }

            if (waker != null)
            {
                waker.Wake();
            }

            return first;
        }

        private void CancelTasks(bool now)
        {
            for (int i = 0; i < _tasks.Length; i++)
            {
                Task task = _tasks[i];
                if (task != null && task._details.Group == this && !(now && task._details.Scheduler.TryEnd(task)))
                {
                    task.Cancel();
                }
            }
        }

        [Cold("a task failed")]
        private static void Throw(Exception failure)
        {
            throw failure;
        }
    }
}
