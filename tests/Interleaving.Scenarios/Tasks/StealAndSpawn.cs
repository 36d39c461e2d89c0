namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A stealer brings a task to a scheduler while another thread spawns there: both run, and have numbers of their own.</summary>
    public sealed class StealAndSpawn : Scenario
    {
        private readonly Injector _injector = new Injector(1);
        private readonly Scheduler _scheduler;
        private readonly Task[] _tasks = new Task[2];

        public StealAndSpawn()
            : base(2)
        {
            _scheduler = NewScheduler(2);
            _tasks[0] = _injector.Spawn(new FlagFuture(0));
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Stealer stealer;
                Require(_injector.TrySteal(out stealer) == StealResult.Stealing, "nothing to steal");
                Require(stealer.SpawnOne(_scheduler), "no room");
                stealer.Dispose();
                return;
            }

            _tasks[1] = _scheduler.Spawn(new FlagFuture(0));
        }

        protected override void Verify()
        {
            RequireEqual(2, _scheduler.Tick().Polled, "polls");
            Require(_tasks[0].IsCompleted && _tasks[1].IsCompleted, "a task was lost");
            Require(_tasks[0].Id != _tasks[1].Id, "two tasks of one number");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
