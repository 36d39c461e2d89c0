using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Clocks that have run for long: near the borders of narrower integers, of the wheels' spans and of the clock itself.
    [TestClass]
    public class LargeClockTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(4)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(9)]
        [DataRow(10)]
        [DataRow(13)]
        public void NearBordersOfIntegers_FiresExactly(int levels)
        {
            int[] exponents = new int[] { 8, 15, 16, 31, 32, 35, 36, 47, 48, 62 };
            for (int i = 0; i < exponents.Length; i++)
            {
                long border = Timers.Pow2(exponents[i]);
                for (int before = 0; before <= 3; before++)
                {
                    Timers.ExpectExact(levels, border - before, 1);
                    Timers.ExpectExact(levels, border - before, 2);
                    Timers.ExpectExact(levels, border - before, 3);
                    Timers.ExpectExact(levels, border - before, 40);
                    Timers.ExpectExact(levels, border - before, 100000);
                    Timers.ExpectExact(levels, border - before, border - 1);
                }
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        [DataRow(12)]
        [DataRow(13)]
        public void NearTheEndOfTheClock_FiresExactly(int levels)
        {
            Timers.ExpectExact(levels, long.MaxValue - 1, 1);
            Timers.ExpectExact(levels, long.MaxValue - 2, 1);
            Timers.ExpectExact(levels, long.MaxValue - 40, 40);
            Timers.ExpectExact(levels, long.MaxValue - 40, 39);
            Timers.ExpectExact(levels, long.MaxValue - 100000, 100000);
            Timers.ExpectExact(levels, Timers.Pow2(62), Timers.Pow2(62) - 1);
            Timers.ExpectExact(levels, Timers.Pow2(62) - 1, Timers.Pow2(62));
        }

        [TestMethod]
        public void AtTheVeryEnd_ATurnStillTurns()
        {
            ManualClock clock = new ManualClock(long.MaxValue);
            TimerWheel wheel = new TimerWheel(clock);
            Timers.ExpectTurn(wheel, 0, -1);
            Assert.IsTrue(wheel.SleepTicks(0).Poll(new CountingWaker()) == PollResult.Ready);
        }

        [TestMethod]
        public void JumpFromZeroToTheEnd_FiresAllInOrder()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 4);
            WakeLog log = new WakeLog();
            Timers.Arm(wheel, long.MaxValue, log.Waker(5));
            Timers.Arm(wheel, long.MaxValue - 1, log.Waker(4));
            Timers.Arm(wheel, Timers.Pow2(48), log.Waker(3));
            Timers.Arm(wheel, Timers.Pow2(31), log.Waker(2));
            Timers.Arm(wheel, 1, log.Waker(1));
            Timers.ExpectTurnAt(wheel, clock, long.MaxValue, 5, -1);
            Assert.AreEqual("1 2 3 4 5", log.Text);
        }

        [TestMethod]
        public void MilliSecondCounterOf32Bits_WrapIsNothingSpecial()
        {
            // 49.7 days of milliseconds, 24.8 days signed: soak across both.
            long[] borders = new long[] { Timers.Pow2(31), Timers.Pow2(32) };
            for (int i = 0; i < borders.Length; i++)
            {
                ManualClock clock = new ManualClock(borders[i] - 500);
                TimerWheel wheel = new TimerWheel(clock);
                CountingWaker waker = new CountingWaker();
                Ticker ticker = wheel.Every(Timers.Ms(10));
                for (int round = 1; round <= 100; round++)
                {
                    Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
                    clock.Advance(10);
                    Timers.ExpectTurn(wheel, 1, -1);
                    Assert.AreEqual(round, waker.Count);
                    Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
                    ticker.Next();
                }
            }
        }
    }
}
