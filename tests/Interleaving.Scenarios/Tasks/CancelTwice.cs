namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads cancel a task that is being polled: one of them was the first, or the task had completed.</summary>
    public sealed class CancelTwice : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future = new FlagFuture(1);
        private readonly Task _task;
        private readonly bool[] _first = new bool[3];

        public CancelTwice()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
                return;
            }

            _first[thread] = _task.Cancel();
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_first[1] != _first[2], "both or neither were the first");
            Require(_task.Status == TaskStatus.Canceled, "not canceled");
            RequireEqual(1, _future.Cancels, "cancels");
        }
    }
}
