using System;
using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A time-out around something that yields once and is in time: armed, cancelled, two polls.</summary>
    public sealed class TimeoutInTime : Scenario
    {
        public TimeoutInTime()
            : base("time-out that does not fire, around a yield")
        {
        }

        public override void Run(int operations)
        {
            PendingTimers timers = new PendingTimers(0, 1);
            Task task = timers.Scheduler.Spawn(new Asker(timers.Wheel, operations));
            while (!task.IsCompleted)
            {
                timers.Scheduler.Tick();
            }
        }

        private sealed class Asker : Future
        {
            private readonly TimeoutFuture _answer;
            private readonly YieldFuture _yield;
            private readonly TimeSpan _limit;
            private int _left;

            public Asker(TimerWheel wheel, int times)
            {
                _limit = new TimeSpan(100 * TimeSpan.TicksPerMillisecond);
                _yield = Futures.YieldNow();
                _answer = wheel.Timeout(_limit, _yield);
                _left = times;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_answer.Poll(waker) == PollResult.Ready)
                {
                    if (--_left == 0)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    _yield.Reset(1);
                    _answer.Reset(_limit, _yield);
                }

                return PollResult.Pending;
            }
        }
    }
}
