using System;
using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>One period of a ticker that an async method awaits, with the executor's pass.</summary>
    public sealed class TickerPeriod : Scenario
    {
        private const int Period = 10;

        private PendingTimers _timers;

        public TickerPeriod()
            : base("period of a ticker")
        {
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(0, 1);
            _timers.Executor.Spawn(Beats(_timers.Wheel));
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

        private static async Future Beats(TimerWheel wheel)
        {
            Ticker ticker = wheel.Every(new TimeSpan(Period * TimeSpan.TicksPerMillisecond));
            while (true)
            {
                await ticker.Next();
            }
        }
    }
}
