namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread wakes a task that waits, while the scheduler takes the only other one off its list, and puts it back: both stay in it.</summary>
    public sealed class WakeWhileTaken : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future = new FlagFuture(1);
        private readonly Task _waiting;
        private readonly Task _yielding;

        public WakeWhileTaken()
            : base(2)
        {
            _scheduler = NewScheduler(2);
            _waiting = _scheduler.Spawn(_future);
            _scheduler.Tick();
            _yielding = _scheduler.Spawn(Futures.Yield(2));
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick(2);
                _scheduler.Tick(1);
                return;
            }

            _future.Raise();
            _waiting.Wake();
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_waiting.IsCompleted, "the wake was lost");
            Require(_yielding.IsCompleted, "the yielding task was lost");
            RequireEqual(2, _future.Polls, "polls");
        }
    }
}
