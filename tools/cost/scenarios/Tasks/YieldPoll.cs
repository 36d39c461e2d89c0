namespace Maitake.Cost.Scenarios
{
    /// <summary>A poll of a task that wakes itself: what the scheduler costs.</summary>
    public sealed class YieldPoll : Scenario
    {
        private readonly int _tasks;
        private Scheduler _scheduler;

        public YieldPoll(string name, int tasks)
            : base(name, 256, 1280, 1)
        {
            _tasks = tasks;
        }

        public override string Series
        {
            get { return "yield"; }
        }

        public override int Size
        {
            get { return _tasks; }
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(_tasks);
            for (int i = 0; i < _tasks; i++)
            {
                _scheduler.Spawn(new Yielder());
            }
        }

        public override void Run(int operations)
        {
            for (int polled = 0; polled < operations;)
            {
                polled += _scheduler.Tick().Polled;
            }
        }

        public override void TearDown()
        {
            _scheduler = null;
        }

        private sealed class Yielder : Future
        {
            public override PollResult Poll(Waker waker)
            {
                waker.Wake();
                return PollResult.Pending;
            }
        }
    }
}
