using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // A ticker of 10 ms that is not waited for in time. Two ways to be late: the tick itself is noticed late, or it is noticed in
    // time and the next one is asked for late.
    [TestClass]
    public class TickerPolicyTests
    {
        [TestMethod]
        public void Burst_IsTheDefault()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Assert.IsTrue(wheel.Every(Timers.Ms(10)).Policy == MissedTicks.Burst);
        }

        [TestMethod]
        public void BurstNoticedLate_FiresEachMissedTickAtOnce()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Burst, 35);
            ExpectReady(ticker, 20);
            ExpectReady(ticker, 30);
            ExpectPending(ticker, 40);
            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void BurstAskedForLate_FiresEachMissedTickAtOnce()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Burst, 10);
            clock.Set(35);
            ExpectReady(ticker, 20);
            ExpectReady(ticker, 30);
            ExpectPending(ticker, 40);
            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void SkipNoticedLate_GoesOnWithTheBeat()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Skip, 35);
            ExpectPending(ticker, 40);
            Assert.AreEqual(2L, ticker.Missed);
        }

        [TestMethod]
        public void SkipAskedForLate_FiresOnceAndGoesOnWithTheBeat()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Skip, 10);
            clock.Set(35);
            ExpectReady(ticker, 20);
            ExpectPending(ticker, 40);
            Assert.AreEqual(1L, ticker.Missed);
        }

        [TestMethod]
        public void DelayNoticedLate_CountsFromThatMoment()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Delay, 35);
            ExpectPending(ticker, 45);
            Assert.AreEqual(2L, ticker.Missed);
        }

        [TestMethod]
        public void DelayAskedForLate_FiresOnceAndCountsFromThatMoment()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Delay, 10);
            clock.Set(35);
            ExpectReady(ticker, 20);
            ExpectPending(ticker, 45);
            Assert.AreEqual(1L, ticker.Missed);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void LateByLessThanAPeriod_NothingIsMissed(int policy)
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, (MissedTicks)policy, 19);
            ExpectPending(ticker, 20);
            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void WorkJustLongerThanThePeriod_CostsNoTick(int policy)
        {
            // Whoever works 11 ms in a beat of 10 is served every 11 ms, not every 20 or 21.
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, (MissedTicks)policy, 10);
            for (int i = 1; i <= 8; i++)
            {
                clock.Advance(11);
                Assert.IsTrue(ticker.Next().Poll(new CountingWaker()) == PollResult.Ready);
            }

            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void LateByExactlyAPeriod_OneIsMissed()
        {
            ManualClock clock = new ManualClock();
            Ticker skip = NoticedAt(clock, MissedTicks.Skip, 20);
            ExpectPending(skip, 30);
            Assert.AreEqual(1L, skip.Missed);

            clock = new ManualClock();
            Ticker delay = NoticedAt(clock, MissedTicks.Delay, 20);
            ExpectPending(delay, 30);
            Assert.AreEqual(1L, delay.Missed);

            clock = new ManualClock();
            Ticker burst = NoticedAt(clock, MissedTicks.Burst, 20);
            ExpectReady(burst, 20);
            ExpectPending(burst, 30);
        }

        [TestMethod]
        public void Missed_AddsUp()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Policy = MissedTicks.Skip;
            long missed = 0;
            for (int i = 0; i < 5; i++)
            {
                Assert.IsTrue(ticker.Poll(null) == PollResult.Pending);
                clock.Set((ticker.Deadline.Ticks / 10000) + (10 * i) + 3);
                wheel.Turn();
                Assert.IsTrue(ticker.Poll(null) == PollResult.Ready);
                missed += i;
                Assert.AreEqual(missed, ticker.Missed);
                ticker.Next();
                Assert.AreEqual(0L, ticker.Deadline.Ticks % 100000);
            }
        }

        [TestMethod]
        public void HugeDelay_IsCountedInOneStep()
        {
            ManualClock clock = new ManualClock();
            Ticker ticker = NoticedAt(clock, MissedTicks.Skip, (10 * Timers.Pow2(40)) + 17);
            Assert.AreEqual(Timers.Pow2(40), ticker.Missed);
            ticker.Next();
            Assert.IsTrue(ticker.Poll(null) == PollResult.Pending);
            Assert.AreEqual(((10 * Timers.Pow2(40)) + 20) * 10000, ticker.Deadline.Ticks);
        }

        // A ticker whose first tick, of 10, was seen to be ready at that time.
        private static Ticker NoticedAt(ManualClock clock, MissedTicks policy, long now)
        {
            TimerWheel wheel = new TimerWheel(clock);
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Policy = policy;
            Assert.IsTrue(ticker.Poll(null) == PollResult.Pending);
            clock.Set(now);
            Assert.AreEqual(1, wheel.Turn().Expired);
            Assert.IsTrue(ticker.Poll(null) == PollResult.Ready);
            return ticker;
        }

        private static void ExpectReady(Ticker ticker, long deadline)
        {
            Assert.IsTrue(ticker.Next().Poll(null) == PollResult.Ready);
            Assert.AreEqual(Timers.Ms(deadline).Ticks, ticker.Deadline.Ticks);
        }

        private static void ExpectPending(Ticker ticker, long deadline)
        {
            Assert.IsTrue(ticker.Next().Poll(null) == PollResult.Pending);
            Assert.AreEqual(Timers.Ms(deadline).Ticks, ticker.Deadline.Ticks);
        }
    }
}
