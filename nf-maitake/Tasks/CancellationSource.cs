using System;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif
using Maitake.Sync;

namespace Maitake
{
    /// <summary>Cancels a set of tasks at once, and can be waited for by those who want to stop by themselves.</summary>
    /// <remarks>
    /// It forgets tasks that have ended. A task object that was used again for something else is not what was added, and left alone.
    /// </remarks>
    public sealed class CancellationSource : Waitable
    {
        // Under a lock of the source itself, since more room for them may have to be made there; and which run of each task is meant.
        private Task[] _tasks;
        private long[] _runs;
        private int _count;
        private bool _requested;

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
            get
            {
                lock (this)
                {
                    return _requested;
                }
            }
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
                if (!_requested)
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

            task.CancelRun(run);
        }

        /// <summary>
        /// Asks every task that was added to be cancelled, see <see cref="Task.Cancel"/>, and ends every <see cref="Wait"/>. Any thread, any interrupt
        /// callback; does not allocate.
        /// </summary>
        /// <returns>False, and nothing done, if it was called before.</returns>
        public bool Cancel()
        {
            lock (this)
            {
                if (_requested)
                {
                    return false;
                }

                _requested = true;
            }

            Settle();
            CancelTasks();
            return true;
        }

        /// <summary>A future that is ready once <see cref="Cancel"/> has been called. Allocates it; an async method uses it again.</summary>
        public Wait Wait()
        {
            return new Wait(this, 0);
        }

        /// <summary>Takes a <see cref="Cancel"/> back, for the next use; the tasks it met stay cancelled. Does not allocate.</summary>
        public void Reset()
        {
            if (!IsCancellationRequested)
            {
                // One that comes from now on stands.
                return;
            }

            // One that is under way on another thread is finished first.
            Settle();
            CancelTasks();
            lock (this)
            {
                _requested = false;
            }
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(Wait used)
        {
            if (used == null || used.Source != this)
            {
                return Wait();
            }

            used.Reset();
            return used;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            // Asked for before those in line are looked at, under the gate as this is.
#if NANOFRAMEWORK_1_0
            return _requested;
#else
            return Volatile.Read(ref _requested);
#endif
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
                    if (!_requested || _count == 0)
                    {
                        return;
                    }

                    task = _tasks[--_count];
                    run = _runs[_count];
                    _tasks[_count] = null;
                }

                task.CancelRun(run);
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
