using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An armed sleep taken out of the wheel.</summary>
    public sealed class CancelSleep : Scenario
    {
        private const int Most = 9;

        private readonly int _pending;
        private PendingTimers _timers;
        private Sleep[] _sleeps;

        public CancelSleep(string name, int pending)
            : base(name, 1, Most, 32)
        {
            _pending = pending;
        }

        public override string Series
        {
            get { return "cancel"; }
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
            for (int i = 0; i < operations; i++)
            {
                _sleeps[i].ResetTicks(50 + (40 * i));
                _sleeps[i].Poll(_timers.Idle);
            }
        }

        public override void Run(int operations)
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
