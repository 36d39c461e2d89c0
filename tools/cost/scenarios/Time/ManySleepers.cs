using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>
    /// As <see cref="AsyncSleep"/>, but all tasks sleep again and again, as long as there are tasks, one due each tick: each sleep goes down
    /// the levels of the wheel, and all that this costs is in.
    /// </summary>
    public sealed class ManySleepers : Scenario
    {
        private readonly int _tasks;
        private PendingTimers _timers;

        // A whole number of rounds of all tasks.
        public ManySleepers(string name, int tasks)
            : base(name, tasks, 3 * tasks, 1)
        {
            _tasks = tasks;
        }

        public override string Series
        {
            get { return "sleep of tasks in turn"; }
        }

        public override int Size
        {
            get { return _tasks; }
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(0, _tasks);
            for (int i = 0; i < _tasks; i++)
            {
                _timers.Executor.Spawn(Sleeps(_timers.Wheel, _tasks));
                _timers.Pass(1);
            }

            _timers.Pass(2 * _tasks);
        }

        public override void Run(int operations)
        {
            StepClock clock = _timers.Clock;
            Executor executor = _timers.Executor;
            for (int i = 0; i < operations; i++)
            {
                clock.Time++;
                executor.RunOnce();
            }
        }

        public override void TearDown()
        {
            _timers = null;
        }

        private static async Future Sleeps(TimerWheel wheel, int period)
        {
            while (true)
            {
                await wheel.SleepTicks(period);
            }
        }
    }
}
