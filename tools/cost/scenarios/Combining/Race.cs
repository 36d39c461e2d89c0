using System;
using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An await of two timers, of which the first fires and the other is given up, with the executor's pass.</summary>
    public sealed class Race : Scenario
    {
        private const int Period = 10;

        private readonly bool _timeout;
        private PendingTimers _timers;

        public Race(string name, bool timeout)
            : base(name)
        {
            _timeout = timeout;
        }

        public override void SetUp()
        {
            _timers = new PendingTimers(0, 1);
            _timers.Executor.Spawn(_timeout ? TimesOut(_timers.Wheel) : Selects(_timers.Wheel));
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

        private static async Future Selects(TimerWheel wheel)
        {
            while (true)
            {
                await Futures.Select(wheel.SleepTicks(Period), wheel.SleepTicks(2 * Period));
            }
        }

        private static async Future TimesOut(TimerWheel wheel)
        {
            TimeSpan limit = new TimeSpan(Period * TimeSpan.TicksPerMillisecond);
            while (true)
            {
                await wheel.Timeout(limit, wheel.SleepTicks(2 * Period));
            }
        }
    }
}
