using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Time
{
    /// <summary>A sleep is armed and canceled while another thread turns the wheel, and a third wakes by it: it fires or it does not, and the others do.</summary>
    public sealed class TurnAndCancel : Scenario
    {
        private readonly StepClock _clock = new StepClock();
        private readonly TimerWheel _wheel;
        private readonly Sleep _canceled;
        private readonly Sleep _other;
        private readonly CountingWaker _canceledWaker = new CountingWaker();
        private readonly CountingWaker _otherWaker = new CountingWaker();

        public TurnAndCancel()
            : base(2)
        {
            _wheel = new TimerWheel(_clock, 1);
            _canceled = _wheel.SleepTicks(1);
            _other = _wheel.SleepTicks(1);
            _other.Poll(_otherWaker);
            _clock.Advance();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _canceled.ResetTicks(0);
                _canceled.ResetUntil(new System.TimeSpan(10000));
                _canceled.Poll(_canceledWaker);
                _canceled.Cancel();
                return;
            }

            _wheel.TryTurn();
        }

        protected override void Verify()
        {
            Require(_other.IsCompleted, "the other one did not fire");
            RequireEqual(1, _otherWaker.Count, "wakes of the other");
            Require(_canceledWaker.Count <= 1, "woken twice");
            RequireEqual(0, _wheel.PendingCount, "pending timers");
        }
    }
}
