using System;

namespace Maitake.Patterns
{
    using Maitake.Sync;

    /// <summary>
    /// Cancels a set of tasks at once, and can be waited for by those who want to stop by themselves: an event that is set when that is asked for.
    /// </summary>
    /// <remarks>
    /// <para>It forgets tasks that have ended. A task object that was used again for something else is not what was added, and left alone.</para>
    /// <para><c>await source.Wait();</c> gets through once <see cref="Cancel"/> has been called, also if a <see cref="Reset"/> follows at once.</para>
    /// </remarks>
    public sealed class CancellationSource : Event
    {
        // Under a lock of the source itself, since more room for them may have to be made there; and which run of each task is meant.
        private Task[] _tasks;
        private long[] _runs;
        private int _count;

        /// <summary>Makes one with room for <paramref name="capacity"/> tasks, which grows.</summary>
        /// <param name="capacity">1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
        public CancellationSource(int capacity = 4)
        {
            if (capacity < 1)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            _tasks = new Task[capacity];
            _runs = new long[capacity];
        }

        /// <summary>Whether <see cref="Cancel"/> was called, since the last <see cref="Reset"/>.</summary>
        public bool IsCancellationRequested
        {
            get { return IsSet; }
        }

        /// <summary>
        /// Adds a task that <see cref="Cancel"/> cancels; after it, that is at once. Allocates if there is no room, neither free nor with a task that has
        /// ended.
        /// </summary>
        /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
        public void Add(Task task)
        {
            if (task == null)
            {
                throw new ArgumentNullException("task");
            }

            long run = task.Id;
            lock (this)
            {
                if (!IsSet)
                {
                    if (_count == _tasks.Length)
                    {
                        MakeRoom();
                    }

                    _tasks[_count] = task;
                    _runs[_count++] = run;
                    return;
                }
            }

            task.Cancel(run, false);
        }

        /// <summary>
        /// Asks every task that was added to be cancelled, see <see cref="Task.Cancel()"/>, and ends every <see cref="Event.Wait()"/>. Any thread, any interrupt
        /// callback; does not allocate.
        /// </summary>
        /// <returns>False, and nothing done, if it was called before.</returns>
        public bool Cancel()
        {
            if (!TrySet())
            {
                return false;
            }

            CancelTasks();
            return true;
        }

        /// <summary>As <see cref="Cancel"/>.</summary>
        public override void Set()
        {
            Cancel();
        }

        /// <summary>
        /// Takes a <see cref="Cancel"/> back, for the next use; the tasks it met stay cancelled. One that is under way on another thread is finished first. Any
        /// thread; does not allocate.
        /// </summary>
        public override void Reset()
        {
            for (; ;)
            {
                lock (this)
                {
                    if (!IsSet)
                    {
                        // One that comes from now on stands.
                        return;
                    }

                    // Only when it has met all, and in one step with that look: else it might be the next request that is taken back, with tasks yet to meet.
                    if (_count == 0)
                    {
                        base.Reset();
                        return;
                    }
                }

                CancelTasks();
            }
        }

        // One by one, since nothing may be called under the lock.
        private void CancelTasks()
        {
            for (; ;)
            {
                Task task;
                long run;
                lock (this)
                {
                    if (_count == 0 || !IsSet)
                    {
                        return;
                    }

                    task = _tasks[--_count];
                    run = _runs[_count];
                    _tasks[_count] = null;
                }

                task.Cancel(run, false);
            }
        }

        // Under the lock.
        [Cold("more tasks than there is room for")]
        private void MakeRoom()
        {
            int kept = 0;
            Task[] tasks = _tasks;
            long[] runs = _runs;
            for (int i = 0; i < _count; i++)
            {
                Task task = tasks[i];
                if (!task.IsCompleted && task.Id == runs[i])
                {
                    tasks[kept] = task;
                    runs[kept++] = runs[i];
                }
            }

            if (kept == _count)
            {
                _tasks = new Task[kept * 2];
                _runs = new long[kept * 2];
                Array.Copy(tasks, _tasks, kept);
                Array.Copy(runs, _runs, kept);
            }

            _count = kept;
        }
    }
}
