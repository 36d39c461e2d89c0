namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread spawns, and another wakes, while the scheduler is shut down: every task has ended, and every future was canceled once.</summary>
    public sealed class SpawnAndShutdown : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly Spawner _spawner;
        private readonly FlagFuture _first = new FlagFuture(1);
        private readonly FlagFuture _second = new FlagFuture(1);
        private readonly Task _task;
        private Task _spawned;

        public SpawnAndShutdown()
            : base(3)
        {
            _scheduler = NewScheduler(2);
            _spawner = _scheduler.CreateSpawner();
            _task = _scheduler.Spawn(_first);
            _scheduler.Tick();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Shutdown();
            }
            else if (thread == 1)
            {
                _spawned = _spawner.Spawn(_second);
            }
            else
            {
                _task.Wake();
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_task.Status == TaskStatus.ShutDown, "a task survived");
            Require(_spawned.Status == TaskStatus.ShutDown, "a spawned task survived");
            RequireEqual(1, _first.Cancels, "cancels");
            RequireEqual(1, _second.Cancels, "cancels of what was spawned");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
