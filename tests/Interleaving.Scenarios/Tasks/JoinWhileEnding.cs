namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads join a task and wait for its end, while it ends.</summary>
    public sealed class JoinWhileEnding : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly ThreadWaker[] _wakers = { null, new ThreadWaker(), new ThreadWaker() };
        private readonly Task _task;

        public JoinWhileEnding()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(new FlagFuture(0));
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
                return;
            }

            JoinHandle join = _task.Join();
            _wakers[thread].Finish(join);
            join.GetResult();
            Require(join.Status == TaskStatus.Completed, "another end than it had");
        }

        protected override void Verify()
        {
        }
    }
}
