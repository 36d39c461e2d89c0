namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread joins a task and waits for its end, while it is canceled and ends.</summary>
    public sealed class JoinWhileCanceled : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly FlagFuture _future = new FlagFuture(1);
        private readonly Task _task;

        public JoinWhileCanceled()
            : base(2)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(_future);
            _task.Cancel();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
                return;
            }

            JoinHandle join = _task.Join();
            _waker.Finish(join);
            Require(join.Status == TaskStatus.Canceled, "another end than it had");
        }

        protected override void Verify()
        {
            RequireEqual(1, _future.Cancels, "cancels");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
