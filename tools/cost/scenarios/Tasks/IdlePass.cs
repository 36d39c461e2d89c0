namespace Maitake.Cost.Scenarios
{
    /// <summary>A pass of the executor with nothing to do.</summary>
    public sealed class IdlePass : Scenario
    {
        private readonly int _pending;
        private PendingTimers _timers;

        public IdlePass(string name, int pending)
            : base(name)
        {
            _pending = pending;
        }

        public override string Series
        {
            get { return "idle pass"; }
        }

        public override int Size
        {
            get { return _pending; }
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(_pending, 1);
        }

        public override void Run(int operations)
        {
            Executor executor = _timers.Executor;
            for (int i = 0; i < operations; i++)
            {
                executor.RunOnce();
            }
        }

        public override void TearDown()
        {
            _timers = null;
        }
    }
}
