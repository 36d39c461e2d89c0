namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads spawn on a scheduler each: the tasks have different numbers.</summary>
    public sealed class SpawnOnTwo : Scenario
    {
        private readonly Scheduler[] _schedulers = new Scheduler[2];
        private readonly Task[] _tasks = new Task[2];

        public SpawnOnTwo()
            : base(2)
        {
            _schedulers[0] = NewScheduler(1);
            _schedulers[1] = NewScheduler(1);
        }

        public override void Run(int thread)
        {
            _tasks[thread] = _schedulers[thread].Spawn(new FlagFuture(0));
        }

        protected override void Verify()
        {
            Require(_tasks[0].Id != _tasks[1].Id, "two tasks of one number");
        }
    }
}
