using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A sleep armed and taken out again, which is what most time-outs come to.</summary>
    public sealed class ArmAndCancel : Scenario
    {
        private readonly int _pending;
        private PendingTimers _timers;
        private Sleep _sleep;

        public ArmAndCancel(string name, int pending)
            : base(name)
        {
            _pending = pending;
        }

        public override string Series
        {
            get { return "arm and cancel"; }
        }

        public override int Size
        {
            get { return _pending; }
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(_pending, 1);
            _timers.Pass(100);
            _sleep = _timers.Wheel.SleepTicks(1);
        }

        public override void Run(int operations)
        {
            Waker idle = _timers.Idle;
            for (int i = 0; i < operations; i++)
            {
                _sleep.ResetTicks(50 + i);
                _sleep.Poll(idle);
                _sleep.Cancel();
            }
        }

        public override void TearDown()
        {
            _timers = null;
            _sleep = null;
        }
    }
}
