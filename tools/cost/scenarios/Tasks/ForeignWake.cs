namespace Maitake.Cost.Scenarios
{
    /// <summary>A wake from elsewhere, the tick that takes it over, and the poll. Outside of a tick every thread is "elsewhere".</summary>
    public sealed class ForeignWake : Scenario
    {
        private Scheduler _scheduler;
        private Task _task;

        public ForeignWake()
            : base("wake from another thread, with the tick")
        {
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(4);
            _task = _scheduler.Spawn(new IdleFuture());
            _scheduler.Tick();
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _task.Wake();
                _scheduler.Tick();
            }
        }
    }
}
