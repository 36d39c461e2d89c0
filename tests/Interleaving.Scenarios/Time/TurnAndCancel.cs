using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Time
{
    /// <summary>A sleep is armed among others and canceled, while another thread turns the wheel as time goes on: it fires or it does not, and the others do.</summary>
    public sealed class TurnAndCancel : Scenario
    {
        private readonly StepClock _clock = new StepClock();
        private readonly TimerWheel _wheel;
        private readonly Sleep _early;
        private readonly Sleep _canceled;
        private readonly Sleep _late;
        private readonly CountingWaker _earlyWaker = new CountingWaker();
        private readonly CountingWaker _canceledWaker = new CountingWaker();
        private readonly CountingWaker _lateWaker = new CountingWaker();

        public TurnAndCancel()
            : base(2)
        {
            _wheel = new TimerWheel(_clock, 1);
            _early = _wheel.SleepTicks(1);
            _early.Poll(_earlyWaker);
            _late = _wheel.SleepTicks(2);
            _late.Poll(_lateWaker);
            _canceled = _wheel.SleepTicks(1);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _canceled.Poll(_canceledWaker);
                _canceled.Cancel();
                return;
            }

            _clock.Advance();
            _wheel.Turn();
        }

        protected override void Verify()
        {
            RequireEqual(1, _earlyWaker.Count, "wakes of the early one");
            Require(_canceledWaker.Count <= 1, "woken twice");
            RequireEqual(0, _lateWaker.Count, "wakes of the late one, early");
            RequireEqual(1, _wheel.PendingCount, "pending timers");
            _clock.Advance();
            RequireEqual(1, _wheel.Turn().Expired, "timers that fire later");
            RequireEqual(1, _lateWaker.Count, "wakes of the late one");
        }
    }
}
