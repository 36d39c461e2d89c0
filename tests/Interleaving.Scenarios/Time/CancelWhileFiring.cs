using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Time
{
    /// <summary>An armed sleep is canceled and armed again while it fires: the second time stands by itself.</summary>
    public sealed class CancelWhileFiring : Scenario
    {
        private readonly StepClock _clock = new StepClock();
        private readonly TimerWheel _wheel;
        private readonly Sleep _sleep;
        private readonly CountingWaker _first = new CountingWaker();
        private readonly CountingWaker _second = new CountingWaker();

        public CancelWhileFiring()
            : base(2)
        {
            _wheel = new TimerWheel(_clock, 1);
            _sleep = _wheel.SleepTicks(1);
            _sleep.Poll(_first);
            _clock.Advance();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _sleep.Cancel();
                _sleep.ResetTicks(1);
                Require(_sleep.Poll(_second) == PollResult.Pending, "ready by what came before");
                return;
            }

            _wheel.Turn();
        }

        protected override void Verify()
        {
            RequireEqual(0, _second.Count, "wakes of the second time, early");
            RequireEqual(1, _wheel.PendingCount, "pending timers");
            _clock.Advance();
            _wheel.Turn();
            RequireEqual(1, _second.Count, "wakes of the second time");
            Require(_first.Count <= 1, "woken twice");
            Require(_sleep.Poll(_second) == PollResult.Ready, "not ready");
        }
    }
}
