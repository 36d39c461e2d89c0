using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenarios T8 to T10: deadlines across the wheel's own wrap, and beyond its span. Upstream hangs on them.
    [TestClass]
    public class RotationTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        [DataRow(7)]
        [DataRow(13)]
        public void T8_B6_DeadlineInTheNextRotation_FiresExactly(int levels)
        {
            ManualClock clock = new ManualClock(Timers.Pow2(36) - 10);
            TimerWheel wheel = new TimerWheel(clock, levels);
            Timers.Arm(wheel, 20, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 20);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 9, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 10, 1, -1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        [DataRow(7)]
        [DataRow(13)]
        public void T9_B6_SleepLongerThanARotation_FiresExactly(int levels)
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, levels);
            Timers.Arm(wheel, Timers.Pow2(36) + 5, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, Timers.Pow2(36) + 5);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 4, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, Timers.Pow2(36) + 5, 1, -1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        [DataRow(7)]
        [DataRow(13)]
        public void T10_B6_WrapIntoALaterSlot_FiresInOneStep(int levels)
        {
            long start = Timers.Pow2(35);
            long ticks = start + (3 * Timers.Pow2(30));
            ManualClock clock = new ManualClock(start);
            TimerWheel wheel = new TimerWheel(clock, levels);
            Timers.Arm(wheel, ticks, new CountingWaker());
            Timers.ExpectTurnAt(wheel, clock, start + ticks, 1, -1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        public void B6_OwnWrapOfTheWheel_FiresExactly(int levels)
        {
            long span = Timers.Pow2(5 * levels);
            Timers.ExpectExact(levels, span - 10, 20);
            Timers.ExpectExact(levels, 0, span);
            Timers.ExpectExact(levels, 0, span - 1);
            Timers.ExpectExact(levels, 0, span + 5);
            Timers.ExpectExact(levels, span / 2, (span / 2) + 3);
            Timers.ExpectExact(levels, span - 1, 1);
            Timers.ExpectExact(levels, span - 1, span);
            Timers.ExpectExact(levels, span - 1, (7 * span) + 1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        [DataRow(7)]
        [DataRow(13)]
        public void B7_SameTopSlotOneRotationLater_FiresExactly(int levels)
        {
            Timers.ExpectExact(levels, Timers.Pow2(35) + 99, Timers.Pow2(36) - 1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        public void B7_OwnTopSlotOneRotationLater_FiresExactly(int levels)
        {
            long span = Timers.Pow2(5 * levels);
            long slot = span / 32;
            Timers.ExpectExact(levels, (span / 2) + (slot / 2), span - 1);
            Timers.ExpectExact(levels, (span / 2) + (slot / 2), span);
            Timers.ExpectExact(levels, (span / 2) + (slot / 2), span + 1);
        }

        [TestMethod]
        public void SoakOverManyRevolutions_DelaysDoNotGrow()
        {
            // Five hundred revolutions of a one-level wheel and fifteen of a two-level one.
            for (int levels = 1; levels <= 2; levels++)
            {
                ManualClock clock = new ManualClock(5);
                TimerWheel wheel = new TimerWheel(clock, levels);
                CountingWaker waker = new CountingWaker();
                Sleep sleep = wheel.SleepTicks(37);
                for (int round = 0; round < 433; round++)
                {
                    Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
                    clock.Advance(36);
                    Timers.ExpectTurn(wheel, 0, 1);
                    clock.Advance(1);
                    Timers.ExpectTurn(wheel, 1, -1);
                    Assert.AreEqual(round + 1, waker.Count);
                    sleep.ResetTicks(37);
                }
            }
        }
    }
}
