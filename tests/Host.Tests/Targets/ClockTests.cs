using System;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Targets
{
    [TestClass]
    public sealed class ClockTests
    {
        [TestMethod]
        public void VirtualClockMovesWhenTold()
        {
            VirtualClock clock = new VirtualClock(TimeSpan.FromMilliseconds(1), 10);
            Assert.AreEqual(0, clock.Ticks);
            Assert.AreEqual(10, clock.Granularity);
            clock.AdvanceTicks(5);
            clock.Advance(TimeSpan.FromMicroseconds(1500));
            Assert.AreEqual(7, clock.Ticks);
            clock.SetTicks(3);
            Assert.AreEqual(TimeSpan.FromMilliseconds(3), clock.Now);
        }

        [TestMethod]
        public void VirtualClockRefusesWhatIsOutOfRange()
        {
            VirtualClock clock = new VirtualClock();
            Assert.AreEqual(TimeSpan.FromMicroseconds(1), clock.TickDuration);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => clock.AdvanceTicks(-1));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => clock.SetTicks(-1));
            clock.SetTicks(long.MaxValue);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => clock.AdvanceTicks(1));
            Assert.AreEqual(long.MaxValue, clock.Ticks);
        }

        [TestMethod]
        public void MonotonicClockNeverGoesBackAndAllocatesNothing()
        {
            MonotonicClock clock = new MonotonicClock(new TimeSpan(1));
            Assert.AreEqual(new TimeSpan(1), clock.TickDuration);
            Assert.AreEqual(TimeSpan.FromMicroseconds(1), new MonotonicClock().TickDuration);
            long last = clock.Ticks;
            Assert.IsTrue(last >= 0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool moved = false;
            for (int i = 0; i < 100_000; i++)
            {
                long now = clock.Ticks;
                if (now < last)
                {
                    Assert.Fail("The clock went back");
                }

                moved |= now > last;
                last = now;
            }

            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.IsTrue(moved);
        }

        [TestMethod]
        public void HostBoardRunsInRealTimeAndNeverEarly()
        {
            HostBoard board = new HostBoard();
            Sleep sleep = board.Sleep(3);
            board.Run(sleep);
            Assert.IsTrue(board.Timer.Clock.Ticks >= sleep.DeadlineTicks);
            Assert.AreEqual(HostBoard.DefaultCapacity, board.Scheduler.Capacity);
            Assert.AreEqual(3, new HostBoard(3).Scheduler.Capacity);
        }
    }
}
