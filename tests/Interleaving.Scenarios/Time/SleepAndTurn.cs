using System.Threading;
using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Time
{
    /// <summary>A thread sleeps twice by a wheel that two others turn, as the clock goes on: it is woken each time.</summary>
    public sealed class SleepAndTurn : Scenario
    {
        private readonly StepClock _clock = new StepClock();
        private readonly TimerWheel _wheel;
        private readonly Sleep _sleep;
        private readonly ThreadWaker _waker = new ThreadWaker();

        public SleepAndTurn()
            : base(3, 2)
        {
            _wheel = new TimerWheel(_clock, 1);
            _sleep = _wheel.SleepTicks(1);
            _sleep.Poll(_waker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _waker.Finish(_sleep);
                Require(_clock.Ticks >= _sleep.DeadlineTicks, "it was early");
                _sleep.ResetTicks(0);
                _waker.Finish(_sleep);
            }
            else if (thread == 1)
            {
                _clock.Advance();
                while (_wheel.TryTurn() == null)
                {
                    Thread.Sleep(0);
                }
            }
            else
            {
                _wheel.TryTurn();
            }
        }

        protected override void Verify()
        {
            RequireEqual(0, _wheel.PendingCount, "pending timers");
        }
    }
}
