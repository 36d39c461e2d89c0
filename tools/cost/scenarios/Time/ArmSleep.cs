using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A sleep reset and polled once, which puts it into the wheel.</summary>
    public sealed class ArmSleep : Scenario
    {
        private const int Most = 9;

        private readonly int _pending;
        private PendingTimers _timers;
        private Sleep[] _sleeps;

        // Few at a time, so that they do not add much to those pending; many times, with other deadlines each.
        public ArmSleep(string name, int pending)
            : base(name, 1, Most, 32)
        {
            _pending = pending;
        }

        public override string Series
        {
            get { return "arm"; }
        }

        public override int Size
        {
            get { return _pending; }
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(_pending, 1);
            _timers.Pass(100);
            _sleeps = new Sleep[Most];
            for (int i = 0; i < Most; i++)
            {
                _sleeps[i] = _timers.Wheel.SleepTicks(1);
            }
        }

        public override void Before(int operations)
        {
            _timers.Pass(7);
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Sleep sleep = _sleeps[i];
                sleep.ResetTicks(50 + (40 * i));
                sleep.Poll(_timers.Idle);
            }
        }

        public override void After(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _sleeps[i].Cancel();
            }
        }

        public override void TearDown()
        {
            _timers = null;
            _sleeps = null;
        }
    }
}
