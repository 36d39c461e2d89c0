using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An await of a time-out around something that yields once and is in time.</summary>
    public sealed class AwaitedTimeout : Scenario
    {
        public AwaitedTimeout()
            : base("await of a time-out that does not fire, around a yield")
        {
        }

        public override void Run(int operations)
        {
            PendingTimers timers = new PendingTimers(0, 1);
            Task task = timers.Scheduler.Spawn(Asks(timers.Wheel, operations));
            while (!task.IsCompleted)
            {
                timers.Scheduler.Tick();
            }
        }

        private static async Future Asks(Maitake.Time.TimerWheel wheel, int count)
        {
            TimeSpan limit = new TimeSpan(100 * TimeSpan.TicksPerMillisecond);
            for (int i = 0; i < count; i++)
            {
                await wheel.Timeout(limit, Futures.YieldNow());
            }
        }
    }
}
