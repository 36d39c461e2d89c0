using System;

namespace Maitake.Patterns
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
    public sealed class TaskGroup : Future, IDisposable, ITaskOwner
    {
        private readonly Scheduler _scheduler;

        // Also the gate, for all that follows; nothing is called while it is held. The first of them have not ended; the others wait to be used again.
        private readonly Task[] _tasks;
        private int _live;
        private Waker _waker;

        // The task that failed first, until the wait has told, and what it threw.
        private Task _failed;
        private Exception _failure;
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
            Task[] tasks = _tasks;
            lock (tasks)
            {
                if (_disposed)
                {
                    throw new InvalidOperationException("The group was disposed");
                }

                int live = _live;
                int free = live;
                if (_failed != null && free < tasks.Length && tasks[free] == _failed)
                {
                    free++;
                }

                if (free == tasks.Length)
                {
                    throw new InvalidOperationException("The group is full: its capacity is " + free.ToString() + " tasks");
                }

                // Else it was restarted by somebody else, or stolen.
                task = tasks[free];
                if (task == null || !task.IsCompleted || task.Scheduler != _scheduler)
                {
                    task = new Task(_scheduler, this);
                }

                if (free != live)
                {
                    tasks[free] = _failed;
                }

                tasks[live] = task;
                _live = live + 1;
            }

            bool started = false;
            try
            {
                task.Restart(future);
                started = true;
            }
            finally
            {
                if (!started)
                {
                    OnTaskEnded(task, null);
                }
            }

            // Looked at once the task has begun, which is a full fence: whoever cancels writes them first, and then looks for tasks that have begun.
            if (_canceling || _failed != null)
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
            if (!IsCompleted)
            {
                Exception failure;
                lock (_tasks)
                {
                    if (_live != 0)
                    {
                        _waker = waker;
                        return PollResult.Pending;
                    }

                    failure = _failure;
                    if (failure != null)
                    {
                        _failure = null;
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
            Exception failure;
            lock (_tasks)
            {
                _disposed = true;
                failed = _failed;
                failure = _failure;
                _failed = null;
                _failure = null;
            }

            Cancel();
            if (failed != null)
            {
                _scheduler.ReportFault(failed, failure);
            }
        }

        /// <summary>For the scheduler.</summary>
        /// <returns>Whether the wait will tell of the failure.</returns>
        [Cold("runs once in a task's life")]
        public bool OnTaskEnded(Task task, Exception failure)
        {
            bool first;
            Waker waker = null;
            Task[] tasks = _tasks;
            lock (tasks)
            {
                int live = _live;
                int at = 0;
                while (at < live && tasks[at] != task)
                {
                    at++;
                }

                if (at == live)
                {
                    // Somebody else had restarted it.
                    return false;
                }

                _live = --live;
                tasks[at] = tasks[live];
                tasks[live] = task;
                first = failure != null && _failed == null && !_disposed;
                if (first)
                {
                    _failed = task;
                    _failure = failure;
                }

                if (live == 0)
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

        // From the last on: one that ends leaves its place to the last that has not, which had its turn. New ones see for themselves that they come late.
        private void CancelTasks(bool now)
        {
            for (int i = TaskCount - 1; i >= 0; i--)
            {
                Task task = null;
                long run = 0;
                lock (_tasks)
                {
                    if (i < _live)
                    {
                        task = _tasks[i];
                        run = task.Id;
                    }
                }

                if (task != null)
                {
                    task.Cancel(run, now);
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
