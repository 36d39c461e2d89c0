namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>One of two who joined gives that up while the task ends: the other one is told.</summary>
    public sealed class JoinAndDetach : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly CountingWaker _other = new CountingWaker();
        private readonly Task _task;
        private readonly JoinHandle _leaving;
        private readonly JoinHandle _staying;

        public JoinAndDetach()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(new FlagFuture(0));
            _leaving = _task.Join();
            _staying = _task.Join();
            _leaving.Poll(_other);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
            }
            else if (thread == 1)
            {
                _leaving.Cancel();
            }
            else
            {
                _waker.Finish(_staying);
            }
        }

        protected override void Verify()
        {
            Require(_other.Count <= 1, "woken twice");
            Require(_task.IsCompleted, "the task did not end");
        }
    }
}
