using System;

namespace Maitake
{
    /// <summary>Spawns tasks with a name and a kind, for logs and fault reports. Can be used any number of times. Not for concurrent use.</summary>
    public sealed class TaskBuilder
    {
        internal const string DefaultKind = "task";

        private readonly Scheduler _scheduler;
        private string _name;
        private string _kind;

        internal TaskBuilder(Scheduler scheduler)
        {
            _scheduler = scheduler;
        }

        /// <summary>Names the tasks spawned from here on; null for no name.</summary>
        public TaskBuilder Name(string name)
        {
            _name = name;
            return this;
        }

        /// <summary>Says what kind of tasks are spawned from here on; null for the default, "task".</summary>
        public TaskBuilder Kind(string kind)
        {
            _kind = kind;
            return this;
        }

        /// <summary>Spawns a task as <see cref="Scheduler.Spawn"/> does, with this builder's name and kind.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">As for <see cref="Scheduler.Spawn"/>.</exception>
        public Task Spawn(Future future)
        {
            TaskDetails details = _scheduler._plain;
            if (_name != null || _kind != null)
            {
                details = new TaskDetails(_scheduler);
                details.Name = _name;
                details.Kind = _kind;
            }

            return _scheduler.Start(new Task(details), future, false);
        }
    }
}
