using System;
using Maitake.Patterns;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A group is disposed by another thread while a task is spawned: either that is refused, or the task does not outlive the group.</summary>
    public sealed class GroupDisposed : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly TaskGroup _group;
        private readonly FlagFuture _future = new FlagFuture(1);
        private bool _refused;

        public GroupDisposed()
            : base(2)
        {
            _scheduler = NewScheduler(1);
            _group = new TaskGroup(_scheduler, 1);
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                _group.Dispose();
                return;
            }

            try
            {
                _group.Spawn(_future);
            }
            catch (InvalidOperationException)
            {
                _refused = true;
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            RequireEqual(0, _group.TaskCount, "tasks of the group");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
            RequireEqual(_refused ? 0 : 1, _future.Cancels, "cancels");
        }
    }
}
