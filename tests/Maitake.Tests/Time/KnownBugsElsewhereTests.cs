using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Bugs that other timers had in the field. Those about wraps are in RotationTests and LargeClockTests.
    [TestClass]
    public class KnownBugsElsewhereTests
    {
        [TestMethod]
        public void LongestDelay_DoesNotOverflowIntoFiringAtOnce()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, long.MaxValue, waker);
            Timers.Arm(wheel, 4, waker);
            Timers.ExpectTurnAt(wheel, clock, 4, 1, long.MaxValue - 4);
            Timers.ExpectTurnAt(wheel, clock, 1000000, 0, long.MaxValue - 1000000);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void IntegerExtremesAsDelays_FireExactly()
        {
            Timers.ExpectExact(TimerWheel.DefaultLevels, 1, int.MaxValue);
            Timers.ExpectExact(TimerWheel.DefaultLevels, 1, int.MaxValue + 1L);
            Timers.ExpectExact(TimerWheel.DefaultLevels, 1, uint.MaxValue);
            Timers.ExpectExact(TimerWheel.DefaultLevels, 1, uint.MaxValue + 1L);
            Timers.ExpectExact(TimerWheel.DefaultLevels, int.MaxValue, int.MaxValue);
            Timers.ExpectExact(TimerWheel.DefaultLevels, uint.MaxValue, uint.MaxValue);
        }

        [TestMethod]
        public void CoarseTimer_DoesNotHideAnEarlierFineOne()
        {
            // The coarse one is armed later, sits on a higher level, and shares the slot that the clock is about to enter.
            ManualClock clock = new ManualClock(20);
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 30, null);
            Timers.Arm(wheel, 40, null);
            Timers.Arm(wheel, 2000, null);
            Timers.ExpectTurn(wheel, 0, 30);
            Timers.ExpectTurnAt(wheel, clock, 33, 0, 17);
            Timers.Arm(wheel, 3000, null);
            Timers.ExpectTurn(wheel, 0, 17);
            Timers.ExpectTurnAt(wheel, clock, 50, 1, 10);
            Timers.ExpectTurnAt(wheel, clock, 60, 1, 1960);
        }

        [TestMethod]
        public void TickZero_IsATickLikeAnyOther()
        {
            // Neither 0 ticks of clock nor a deadline whose low bits are all 0 means "none".
            ManualClock clock = new ManualClock(0);
            TimerWheel wheel = new TimerWheel(clock);
            Assert.IsTrue(wheel.SleepUntil(Timers.Ms(0)).Poll(null) == PollResult.Ready);
            Timers.Arm(wheel, 32, null);
            Timers.Arm(wheel, 1024, null);
            Timers.Arm(wheel, 1048576, null);
            long deadline;
            Assert.IsTrue(wheel.TryGetNextDeadline(out deadline));
            Assert.AreEqual(32L, deadline);
            Timers.ExpectTurnAt(wheel, clock, 32, 1, 992);
            Timers.ExpectTurnAt(wheel, clock, 1024, 1, 1047552);
            Timers.ExpectTurnAt(wheel, clock, 1048576, 1, -1);
        }

        [TestMethod]
        public void TwoTimersInOneTask_BothCount()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(1);
            Sleep shorter = wheel.SleepTicks(10);
            Sleep longer = wheel.SleepTicks(25);
            int polls = 0;
            Task task = scheduler.Spawn(Futures.PollFn(waker =>
            {
                polls++;
                bool first = shorter.Poll(waker) == PollResult.Ready;
                bool second = longer.Poll(waker) == PollResult.Ready;
                return first && second ? PollResult.Ready : PollResult.Pending;
            }));
            scheduler.Tick();
            Timers.ExpectTurnAt(wheel, clock, 10, 1, 15);
            scheduler.Tick();
            Assert.AreEqual(2, polls);
            Timers.ExpectTurnAt(wheel, clock, 25, 1, -1);
            scheduler.Tick();
            Assert.AreEqual(3, polls);
            Assert.IsTrue(task.IsCompleted);
        }

        [TestMethod]
        public void EveryDelay_IsNeverOneTickShortOrLong()
        {
            for (int start = 0; start < 70; start += 3)
            {
                for (int ticks = 1; ticks <= 70; ticks++)
                {
                    Timers.ExpectExact(2, start, ticks);
                }
            }
        }

        [TestMethod]
        public void TimerThatFires_DoesNotMakeTheWheelSpin()
        {
            // After the last timer nothing is left to wait for; after a spurious turn nothing has changed.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 1000, null);
            for (int i = 0; i < 1000; i += 7)
            {
                Timers.ExpectTurnAt(wheel, clock, i, 0, 1000 - i);
            }

            Timers.ExpectTurnAt(wheel, clock, 1000, 1, -1);
        }
    }
}
