namespace Maitake.Cost.Scenarios
{
    /// <summary>An async method called, spawned, polled once and finished.</summary>
    public sealed class SpawnAsync : Scenario
    {
        private Scheduler _scheduler;

        public SpawnAsync()
            : base("call and spawn an async method, poll and complete")
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

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _scheduler.Spawn(Nothing(i));
                _scheduler.Tick();
            }
        }

        private static async Future Nothing(int parameter)
        {
        }
    }
}
