namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads make a scheduler each, and spawn there: the tasks have different numbers.</summary>
    public sealed class SpawnOnTwo : Scenario
    {
        private readonly Task[] _tasks = new Task[2];

        public SpawnOnTwo()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            _tasks[thread] = NewScheduler(1).Spawn(new FlagFuture(0));
        }

        protected override void Verify()
        {
            Require(_tasks[0].Id != _tasks[1].Id, "two tasks of one number");
        }
    }
}
