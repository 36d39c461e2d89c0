using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Clocks that show a finer unit than they measure.
    [TestClass]
    public class GranularityTests
    {
        [TestMethod]
        public void RelativeDeadline_IsLaterByOneStep()
        {
            ManualClock clock = new ManualClock(100, Timers.Ms(1), 10);
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.Sleep(Timers.Ms(5));
            Assert.AreEqual(115L, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(5).Ticks, sleep.Duration.Ticks);
            sleep.ResetTicks(7);
            Assert.AreEqual(117L, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(7).Ticks, sleep.Duration.Ticks);
        }

        [TestMethod]
        public void ZeroSleep_IsReadyAtOnceAllTheSame()
        {
            ManualClock clock = new ManualClock(100, Timers.Ms(1), 10);
            TimerWheel wheel = new TimerWheel(clock);
            Assert.IsTrue(wheel.Sleep(TimeSpan.Zero).Poll(new CountingWaker()) == PollResult.Ready);
        }

        [TestMethod]
        public void Instant_IsTakenAsItIs()
        {
            ManualClock clock = new ManualClock(100, Timers.Ms(1), 10);
            TimerWheel wheel = new TimerWheel(clock);
            Assert.AreEqual(115L, wheel.SleepUntil(Timers.Ms(115)).DeadlineTicks);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(10)]
        [DataRow(16)]
        public void SteppingClock_IsNeverEarlyAndLateByTwoStepsAtMost(int granularity)
        {
            for (int start = 0; start < granularity; start++)
            {
                for (int ticks = 1; ticks <= 2 * granularity; ticks++)
                {
                    ManualClock clock = new ManualClock(0, Timers.Ms(1), granularity);
                    TimerWheel wheel = new TimerWheel(clock, 1);
                    int time = 1000 + start;
                    clock.Set(time / granularity * granularity);
                    Sleep sleep = Timers.Arm(wheel, ticks, new CountingWaker());
                    int end = time;
                    while (!sleep.IsCompleted)
                    {
                        end++;
                        clock.Set(end / granularity * granularity);
                        wheel.Turn();
                    }

                    Assert.IsTrue(end - time >= ticks);
                    Assert.IsTrue(end - time <= ticks + (granularity == 1 ? 0 : 2 * granularity));
                }
            }
        }

        [TestMethod]
        public void TickerOnASteppingClock_KeepsItsPeriod()
        {
            // Only the first tick is later by a step; the beat itself is exact.
            ManualClock clock = new ManualClock(0, Timers.Ms(1), 10);
            TimerWheel wheel = new TimerWheel(clock);
            Ticker ticker = wheel.Every(Timers.Ms(25));
            CountingWaker waker = new CountingWaker();
            long[] deadlines = new long[] { 35, 60, 85, 110, 135 };
            for (int i = 0; i < deadlines.Length; i++)
            {
                Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
                Assert.AreEqual(Timers.Ms(deadlines[i]).Ticks, ticker.Deadline.Ticks);
                clock.Set((deadlines[i] + 9) / 10 * 10);
                wheel.Turn();
                Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
                ticker.Next();
            }
        }
    }
}
