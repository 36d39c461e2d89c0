namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A task is canceled while it moves from an injector to a scheduler that ticks: it ends once, one way or the other.</summary>
    public sealed class StealAndCancel : Scenario
    {
        private readonly Injector _injector = new Injector(1);
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future = new FlagFuture(0);
        private readonly Task _task;
        private bool _canceled;

        public StealAndCancel()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _injector.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
            }
            else if (thread == 1)
            {
                Stealer stealer;
                if (_injector.TrySteal(out stealer) == StealResult.Stealing)
                {
                    stealer.SpawnOne(_scheduler);
                    stealer.Dispose();
                }
            }
            else
            {
                _canceled = _task.Cancel();
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            RequireEqual(1, _future.Polls + _future.Cancels, "ends");
            Require(_task.Status == (_future.Cancels == 1 ? TaskStatus.Canceled : TaskStatus.Completed), "another end than it had");
            Require(_canceled || _future.Cancels == 0, "canceled, and nobody asked");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
