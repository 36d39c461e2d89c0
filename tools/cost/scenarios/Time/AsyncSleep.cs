using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>
    /// One complete sleep of an async method: armed, fired, its task woken and resumed, with the executor's pass, beside timers that wait
    /// for far deadlines.
    /// </summary>
    public sealed class AsyncSleep : Scenario
    {
        private const int Period = 10;

        private readonly int _pending;
        private PendingTimers _timers;

        public AsyncSleep(string name, int pending)
            : base(name)
        {
            _pending = pending;
        }

        public override string Series
        {
            get { return "sleep beside waiting timers"; }
        }

        public override int Size
        {
            get { return _pending; }
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(_pending, 1);
            _timers.Executor.Spawn(Sleeps(_timers.Wheel));
            _timers.Pass(100);
        }

        public override void Run(int operations)
        {
            StepClock clock = _timers.Clock;
            Executor executor = _timers.Executor;
            for (int i = 0; i < operations; i++)
            {
                clock.Time += Period;
                executor.RunOnce();
            }
        }

        public override void TearDown()
        {
            _timers = null;
        }

        private static async Future Sleeps(TimerWheel wheel)
        {
            while (true)
            {
                await wheel.SleepTicks(Period);
            }
        }
    }
}
