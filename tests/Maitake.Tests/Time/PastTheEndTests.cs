using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenario T20, the errors: a deadline past the end of the clock is refused, with the numbers that say why.
    [TestClass]
    public class PastTheEndTests
    {
        [TestMethod]
        public void B16_DeadlineThatWouldOverflow_IsRefusedAndNeverWraps()
        {
            ManualClock clock = new ManualClock(10);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.SleepTicks(long.MaxValue), long.MaxValue, long.MaxValue - 10);
            ExpectTooLong(() => wheel.SleepTicks(long.MaxValue - 9), long.MaxValue - 9, long.MaxValue - 10);
            Assert.AreEqual(long.MaxValue, wheel.SleepTicks(long.MaxValue - 10).DeadlineTicks);
        }

        [TestMethod]
        public void B15_LongestDuration_IsWhatTheErrorSays()
        {
            // Ticks as fine as a TimeSpan, so that a TimeSpan can be too long.
            ManualClock clock = new ManualClock(1, new TimeSpan(1), 1);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.Sleep(TimeSpan.MaxValue), long.MaxValue, long.MaxValue - 1);
            ExpectTooLong(() => wheel.Sleep(clock.MaxDuration), long.MaxValue, long.MaxValue - 1);
            Assert.AreEqual(long.MaxValue, wheel.Sleep(new TimeSpan(long.MaxValue - 1)).DeadlineTicks);
        }

        [TestMethod]
        public void B15_LongestDurationFromZero_IsAccepted()
        {
            ManualClock clock = new ManualClock(0, new TimeSpan(1), 1);
            TimerWheel wheel = new TimerWheel(clock);
            Assert.AreEqual(long.MaxValue, wheel.Sleep(clock.MaxDuration).DeadlineTicks);
        }

        [TestMethod]
        public void CoarseTicks_OutlastEveryTimeSpan()
        {
            ManualClock clock = new ManualClock(10);
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.Sleep(TimeSpan.MaxValue);
            Assert.AreEqual(922337203685478 + 10L, sleep.DeadlineTicks);

            // Past what a TimeSpan can say, it says the most.
            Assert.AreEqual(clock.MaxDuration.Ticks, sleep.Deadline.Ticks);
            Assert.AreEqual(clock.MaxDuration.Ticks, sleep.Duration.Ticks);
        }

        [TestMethod]
        public void AtTheEnd_NothingIsLeft()
        {
            ManualClock clock = new ManualClock(long.MaxValue);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.SleepTicks(1), 1, 0);
            Assert.AreEqual(long.MaxValue, wheel.SleepTicks(0).DeadlineTicks);
        }

        [TestMethod]
        public void Granularity_CountsToo()
        {
            ManualClock clock = new ManualClock(100, Timers.Ms(1), 16);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.SleepTicks(long.MaxValue - 115), long.MaxValue - 115, long.MaxValue - 116);
            Assert.AreEqual(long.MaxValue, wheel.SleepTicks(long.MaxValue - 116).DeadlineTicks);
        }

        [TestMethod]
        public void GranularityBeyondTheEnd_LeavesZeroNotLess()
        {
            ManualClock clock = new ManualClock(long.MaxValue - 3, Timers.Ms(1), 16);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.SleepTicks(1), 1, 0);
            Assert.AreEqual(long.MaxValue - 3, wheel.SleepTicks(0).DeadlineTicks);
        }

        [TestMethod]
        public void EveryRelativeDeadline_IsChecked()
        {
            ManualClock clock = new ManualClock(long.MaxValue - 5);
            TimerWheel wheel = new TimerWheel(clock);
            ExpectTooLong(() => wheel.Sleep(Timers.Ms(6)), 6, 5);
            ExpectTooLong(() => wheel.Timeout(Timers.Ms(7), Futures.Ready()), 7, 5);
            ExpectTooLong(() => wheel.Every(Timers.Ms(8)), 8, 5);
            Sleep sleep = wheel.SleepTicks(5);
            ExpectTooLong(() => sleep.Reset(Timers.Ms(9)), 9, 5);
            ExpectTooLong(() => sleep.ResetTicks(10), 10, 5);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(1), Futures.Ready());
            ExpectTooLong(() => timeout.Reset(Timers.Ms(11), Futures.Ready()), 11, 5);
        }

        [TestMethod]
        public void ResetThatIsRefused_ChangesNothing()
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            ExpectTooLong(() => sleep.ResetTicks(long.MaxValue), long.MaxValue, long.MaxValue - 100);
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => sleep.ResetTicks(-1));
            Assert.AreEqual(110L, sleep.DeadlineTicks);
            Timers.ExpectTurn(wheel, 0, 10);
            Timers.ExpectTurnAt(wheel, clock, 110, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void NegativeDurations_AreRefused()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(1000));
            Sleep sleep = wheel.SleepTicks(1);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(1), Futures.Ready());
            Type refused = typeof(ArgumentOutOfRangeException);
            Assert.ThrowsException(refused, () => wheel.Sleep(Timers.Ms(-1)));
            Assert.ThrowsException(refused, () => wheel.Sleep(new TimeSpan(-1)));
            Assert.ThrowsException(refused, () => wheel.Sleep(TimeSpan.MinValue));
            Assert.ThrowsException(refused, () => wheel.SleepTicks(-1));
            Assert.ThrowsException(refused, () => wheel.SleepTicks(long.MinValue));
            Assert.ThrowsException(refused, () => wheel.SleepUntil(new TimeSpan(-1)));
            Assert.ThrowsException(refused, () => wheel.Timeout(new TimeSpan(-1), Futures.Ready()));
            Assert.ThrowsException(refused, () => wheel.TimeoutAt(new TimeSpan(-1), Futures.Ready()));
            Assert.ThrowsException(refused, () => timeout.ResetAt(new TimeSpan(-1), Futures.Ready()));
            Assert.ThrowsException(refused, () => wheel.Every(new TimeSpan(-1)));
            Assert.ThrowsException(refused, () => wheel.Every(TimeSpan.Zero));
            Assert.ThrowsException(refused, () => sleep.Reset(new TimeSpan(-1)));
            Assert.ThrowsException(refused, () => sleep.ResetTicks(-1));
            Assert.ThrowsException(refused, () => sleep.ResetUntil(new TimeSpan(-1)));
            Assert.ThrowsException(refused, () => timeout.Reset(new TimeSpan(-1), Futures.Ready()));
        }

        private static void ExpectTooLong(Action action, long requested, long most)
        {
            TimerException thrown = null;
            try
            {
                action();
            }
            catch (TimerException exception)
            {
                thrown = exception;
            }

            Assert.IsNotNull(thrown);
            Assert.IsTrue(thrown.Error == TimerError.DurationTooLong);
            Assert.AreEqual(requested, thrown.RequestedTicks);
            Assert.AreEqual(most, thrown.MaxTicks);
        }
    }
}
