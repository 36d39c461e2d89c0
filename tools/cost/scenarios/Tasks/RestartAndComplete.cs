namespace Maitake.Cost.Scenarios
{
    /// <summary>A finished task used again, polled once and finished. The future is made beforehand.</summary>
    public sealed class RestartAndComplete : Scenario
    {
        private Scheduler _scheduler;
        private Task _task;
        private Future[] _futures;

        public RestartAndComplete()
            : base("restart, poll and complete")
        {
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(4);
            _task = _scheduler.Spawn(Futures.Ready());
            _scheduler.Tick();
        }

        public override void Before(int operations)
        {
            _futures = new Future[operations];
            for (int i = 0; i < operations; i++)
            {
                _futures[i] = Futures.Ready();
            }
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _task.Restart(_futures[i]);
                _scheduler.Tick();
            }
        }
    }
}
