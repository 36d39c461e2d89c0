namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads spawn while the scheduler ticks: each task runs once, and has a number of its own.</summary>
    public sealed class SpawnWhileTicking : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly Spawner _spawner;
        private readonly Task[] _tasks = new Task[3];

        public SpawnWhileTicking()
            : base(3, 2)
        {
            _scheduler = NewScheduler(3);
            _spawner = _scheduler.CreateSpawner();
            _tasks[0] = _scheduler.Spawn(Futures.YieldNow());
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
                return;
            }

            _tasks[thread] = _spawner.Spawn(new FlagFuture(0));
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            RequireEqual(0, _scheduler.TaskCount, "tasks");
            for (int i = 0; i < 3; i++)
            {
                Require(_tasks[i].Status == TaskStatus.Completed, "a task did not run");
                Require(_tasks[i].Id != _tasks[(i + 1) % 3].Id, "two tasks of one number");
            }
        }
    }
}
