using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // No clock should go backwards. If one does, the wheel stands still until it has caught up: nothing fires early or twice.
    [TestClass]
    public class ClockBackwardsTests
    {
        [TestMethod]
        public void ArmedTimers_WaitForTheirDeadline()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 100, waker);
            Timers.ExpectTurnAt(wheel, clock, 50, 0, 50);

            clock.Set(20);
            Turn turn = wheel.Turn();
            Assert.AreEqual(0, turn.Expired);
            Assert.AreEqual(50L, turn.NowTicks);
            Assert.AreEqual(50L, turn.TicksToNextDeadline);

            Timers.ExpectTurnAt(wheel, clock, 99, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 100, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void FiredTimers_DoNotFireAgain()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 10, waker);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            clock.Set(5);
            Assert.AreEqual(0, wheel.Turn().Expired);
            Timers.ExpectTurnAt(wheel, clock, 10, 0, -1);
            Timers.ExpectTurnAt(wheel, clock, 11, 0, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void SleepMadeMeanwhile_IsNotEarly()
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            wheel.Turn();
            clock.Set(50);
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            clock.Set(59);
            Assert.AreEqual(0, wheel.Turn().Expired);
            clock.Set(109);
            Assert.AreEqual(0, wheel.Turn().Expired);
            Timers.ExpectTurnAt(wheel, clock, 110, 1, -1);
            Assert.IsTrue(sleep.IsCompleted);
        }

        [TestMethod]
        public void InstantThatTheWheelHasPassed_HasPassed()
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock);
            wheel.Turn();
            clock.Set(50);
            Assert.IsTrue(wheel.SleepUntil(Timers.Ms(60)).Poll(new CountingWaker()) == PollResult.Ready);
            Assert.IsTrue(wheel.SleepUntil(Timers.Ms(101)).Poll(new CountingWaker()) == PollResult.Pending);
        }

        [TestMethod]
        public void BackToZeroAcrossEveryWrap_LosesNothing()
        {
            ManualClock clock = new ManualClock(Timers.Pow2(36) - 1);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 5, waker);
            Timers.ExpectTurn(wheel, 0, 5);
            clock.Set(0);
            Assert.AreEqual(5L, wheel.Turn().TicksToNextDeadline);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 3, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 4, 1, -1);
        }

        [TestMethod]
        public void TickerThatWasReady_GoesOnFromItsDeadline()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Ticker ticker = wheel.Every(Timers.Ms(10));
            CountingWaker waker = new CountingWaker();
            ticker.Poll(waker);
            clock.Set(10);
            wheel.Turn();
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
            clock.Set(3);
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Pending);
            Assert.AreEqual(Timers.Ms(20).Ticks, ticker.Deadline.Ticks);
            Assert.AreEqual(0L, ticker.Missed);
        }
    }
}
