namespace Maitake.Cost.Scenarios
{
    /// <summary>A task made, polled once and finished. The future is made beforehand.</summary>
    public sealed class SpawnAndComplete : Scenario
    {
        private Scheduler _scheduler;
        private Future[] _futures;

        public SpawnAndComplete()
            : base("spawn, poll and complete")
        {
        }

        public override bool Allocates
        {
            get { return true; }
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(4);
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
                _scheduler.Spawn(_futures[i]);
                _scheduler.Tick();
            }
        }
    }
}
