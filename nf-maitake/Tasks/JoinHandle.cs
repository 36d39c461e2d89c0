using System;

namespace Maitake
{
    /// <summary>A future that is ready when a task has finished, and knows how it ended. Made by <see cref="Maitake.Task.Join"/>.</summary>
    /// <remarks>
    /// Giving the handle up, by <see cref="Cancel"/> or by forgetting it, detaches: the task goes on. To cancel the task,
    /// use <see cref="Maitake.Task.Cancel()"/>. The handle may be polled on another thread than the task's.
    /// </remarks>
    public sealed class JoinHandle : Future
    {
        private readonly Task _task;
        internal Waker _waker;
        private Exception _exception;
        private int _outcome;

        // The next handle of the same task. Guarded, like all else here, by the lock of the task's scheduler.
        internal JoinHandle _next;

        internal JoinHandle(Task task)
        {
            _task = task;
        }

        /// <summary>The task that is joined.</summary>
        public Task Task
        {
            get { return _task; }
        }

        /// <summary>How the joined run of the task ended; while it has not, how the task stands.</summary>
        public TaskStatus Status
        {
            get { return IsCompleted ? (TaskStatus)_outcome : _task.Status; }
        }

        /// <summary>The exception that faulted the task, or null. Not changed by a later restart of the task.</summary>
        public Exception Exception
        {
            get { return _exception; }
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (IsCanceled)
            {
                ThrowCanceled();
            }

            Scheduler scheduler = _task.Enter();
            bool isCompleted = IsCompleted;
            if (!isCompleted)
            {
                _waker = waker;
            }

            scheduler.Leave();
            return isCompleted ? PollResult.Ready : PollResult.Pending;
        }

        /// <summary>Throws what the task threw, or a <see cref="JoinException"/> where it was canceled or its scheduler was shut down; returns if it completed.</summary>
        /// <exception cref="JoinException">The task was canceled or its scheduler was shut down.</exception>
        /// <exception cref="InvalidOperationException">The task has not finished.</exception>
        public override void GetResult()
        {
            base.GetResult();
            if (!IsCompleted || _outcome != (int)TaskStatus.Completed)
            {
                ThrowFailure();
            }
        }

        /// <summary>Stops waiting. The task goes on and no longer wakes the waker it was given here.</summary>
        public override void Cancel()
        {
            Scheduler scheduler = _task.Enter();
            if (!IsCompleted)
            {
                Delist(_task._details);
                _waker = null;
            }

            base.Cancel();
            scheduler.Leave();
        }

        // Under the lock.
        internal void Enlist(TaskDetails details)
        {
            JoinHandle last = details.Joiners;
            if (last == null)
            {
                details.Joiners = this;
                return;
            }

            while (last._next != null)
            {
                last = last._next;
            }

            last._next = this;
        }

        // Under the lock. The waker is woken later, outside it.
        internal void Finish(int outcome, Exception exception)
        {
            _outcome = outcome;
            _exception = exception;
            CompleteFromAnyThread();
        }

        [Cold("there is no result")]
        private void ThrowFailure()
        {
            if (!IsCompleted)
            {
                throw new InvalidOperationException("The task has not finished");
            }

            if (_exception != null)
            {
                throw _exception;
            }

            throw new JoinException(_task, _outcome == (int)TaskStatus.ShutDown);
        }

        private void Delist(TaskDetails details)
        {
            JoinHandle handle = details.Joiners;
            if (handle == this)
            {
                details.Joiners = _next;
            }
            else
            {
                while (handle != null && handle._next != this)
                {
                    handle = handle._next;
                }

                if (handle != null)
                {
                    handle._next = _next;
                }
            }

            _next = null;
        }
    }
}
