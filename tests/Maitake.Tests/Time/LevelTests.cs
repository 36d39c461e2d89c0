using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Wheels of every number of levels: what a level cannot hold, the overflow list must.
    [TestClass]
    public class LevelTests
    {
        [TestMethod]
        public void LevelsOutsideTheRange_AreRefused()
        {
            ManualClock clock = new ManualClock();
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new TimerWheel(clock, 0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new TimerWheel(clock, -1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new TimerWheel(clock, 14));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new TimerWheel(null));
        }

        [TestMethod]
        public void EveryLevelOfEveryWheel_FiresExactly()
        {
            for (int levels = 1; levels <= TimerWheel.MaxLevels; levels++)
            {
                // One deadline in each level of the largest wheel, so up to twelve of them in the overflow list.
                for (int level = 0; level <= 12; level++)
                {
                    long unit = Timers.Pow2(5 * level);
                    Timers.ExpectExact(levels, 0, unit);
                    Timers.ExpectExact(levels, 0, (7 * unit) + (unit / 2));
                    Timers.ExpectExact(levels, unit - 1, 1);
                    Timers.ExpectExact(levels, unit - 1, unit);
                }
            }
        }

        [TestMethod]
        public void OneTimerPerLevel_AllFireInOneCoarseTurnAndInOrder()
        {
            for (int levels = 1; levels <= TimerWheel.MaxLevels; levels++)
            {
                ManualClock clock = new ManualClock();
                TimerWheel wheel = new TimerWheel(clock, levels);
                WakeLog log = new WakeLog();
                for (int level = 12; level >= 0; level--)
                {
                    Timers.Arm(wheel, 3 * Timers.Pow2(5 * level), log.Waker(level));
                }

                Assert.AreEqual(13, wheel.PendingCount);
                Timers.ExpectTurn(wheel, 0, 3);
                Timers.ExpectTurnAt(wheel, clock, long.MaxValue, 13, -1);
                Assert.AreEqual("0 1 2 3 4 5 6 7 8 9 10 11 12", log.Text);
            }
        }

        [TestMethod]
        public void WrapOfEachLevel_IsCrossedExactly()
        {
            for (int levels = 1; levels <= TimerWheel.MaxLevels; levels++)
            {
                for (int level = 1; level <= 12; level++)
                {
                    long wrap = Timers.Pow2(5 * level);
                    Timers.ExpectExact(levels, wrap - 3, 3);
                    Timers.ExpectExact(levels, wrap - 3, 5);
                    Timers.ExpectExact(levels, wrap - 1, wrap - 1);
                    Timers.ExpectExact(levels, (5 * wrap) - 1, wrap + 1);
                }
            }
        }

        [TestMethod]
        public void OverflowList_KeepsTheEarliestOfMany()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 1);
            WakeLog log = new WakeLog();
            Sleep latest = Timers.Arm(wheel, 5000, log.Waker(1));
            Sleep earliest = Timers.Arm(wheel, 100, log.Waker(2));
            Timers.Arm(wheel, 300, log.Waker(3));
            Timers.ExpectTurn(wheel, 0, 100);

            // The minimum leaves: the next one has to be found again.
            earliest.Cancel();
            Timers.ExpectTurn(wheel, 0, 300);
            Timers.Arm(wheel, 200, log.Waker(4));
            Timers.ExpectTurn(wheel, 0, 200);
            latest.Cancel();
            Timers.ExpectTurnAt(wheel, clock, 199, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 200, 1, 100);
            Timers.ExpectTurnAt(wheel, clock, 300, 1, -1);
            Assert.AreEqual("4 3", log.Text);
        }

        [TestMethod]
        public void BeyondTheOverflowList_WaitsForItsOwnRotation()
        {
            // The list is looked at whenever the clock crosses a multiple of the span; timers of later rotations have to stay in it.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 1);
            WakeLog log = new WakeLog();
            for (int i = 9; i >= 1; i--)
            {
                Timers.Arm(wheel, (32 * i) + i, log.Waker(i));
            }

            for (int i = 1; i <= 9; i++)
            {
                Timers.ExpectTurnAt(wheel, clock, 32 * i, 0, i);
                Timers.ExpectTurnAt(wheel, clock, (32 * i) + i, 1, i == 9 ? -1 : 33);
            }

            Assert.AreEqual("1 2 3 4 5 6 7 8 9", log.Text);
        }
    }
}
