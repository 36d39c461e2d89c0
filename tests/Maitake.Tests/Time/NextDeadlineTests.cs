using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // The next deadline is exact, whatever was armed, cancelled and moved: a tickless board sleeps by it.
    [TestClass]
    public class NextDeadlineTests
    {
        [TestMethod]
        public void T7_OneSleepOf70_IsReportedExactlyAllTheWay()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 70, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 70);
            Timers.ExpectTurnAt(wheel, clock, 63, 0, 7);
            Timers.ExpectTurnAt(wheel, clock, 64, 0, 6);
            Timers.ExpectTurnAt(wheel, clock, 69, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 70, 1, -1);
        }

        [TestMethod]
        public void MixOfNearAndFar_IsReportedExactly()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 100, new CountingWaker());
            Timers.Arm(wheel, 65535, new CountingWaker());
            Timers.Arm(wheel, 6000000, new CountingWaker());
            Timers.ExpectTurnAt(wheel, clock, 50, 0, 50);
            Timers.ExpectTurnAt(wheel, clock, 100, 1, 65435);
            Timers.ExpectTurnAt(wheel, clock, 65534, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 65536, 1, 5934464);
        }

        [TestMethod]
        public void LaterTimer_DoesNotHideAnEarlierOne()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Timers.Arm(wheel, 10, new CountingWaker());
            Timers.Arm(wheel, 500, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 10);
        }

        [TestMethod]
        public void EarlierTimer_TakesOver()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Timers.Arm(wheel, 100000, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 100000);
            Timers.Arm(wheel, 5000, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 5000);
            Timers.Arm(wheel, 40, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 40);
            Timers.Arm(wheel, 3, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 3);
        }

        [TestMethod]
        public void WithinOneCoarseSlot_TheEarliestCounts()
        {
            // All in one slot of level 2.
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Sleep a = Timers.Arm(wheel, 2000, new CountingWaker());
            Sleep b = Timers.Arm(wheel, 1030, new CountingWaker());
            Sleep c = Timers.Arm(wheel, 1500, new CountingWaker());
            Sleep d = Timers.Arm(wheel, 1030, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 1030);
            b.Cancel();
            Timers.ExpectTurn(wheel, 0, 1030);
            d.Cancel();
            Timers.ExpectTurn(wheel, 0, 1500);
            c.Cancel();
            Timers.ExpectTurn(wheel, 0, 2000);
            a.Cancel();
            Timers.ExpectTurn(wheel, 0, -1);
        }

        [TestMethod]
        public void MinimumThatLeft_DoesNotSpoilALaterOne()
        {
            // The minimum leaves, and before anybody asks a smaller, a larger and an equal one come and go.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 900, new CountingWaker());
            Timers.Arm(wheel, 300, new CountingWaker()).Cancel();
            Sleep small = Timers.Arm(wheel, 200, new CountingWaker());
            Timers.Arm(wheel, 250, new CountingWaker());
            small.Cancel();
            Timers.Arm(wheel, 950, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 250);
            Timers.ExpectTurnAt(wheel, clock, 250, 1, 650);
        }

        [TestMethod]
        public void LevelEmptiedAndFilledAgain_ForgetsItsOldMinimum()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 100, new CountingWaker()).Cancel();
            Timers.Arm(wheel, 700, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 700);
            Timers.ExpectTurnAt(wheel, clock, 700, 1, -1);
            Timers.Arm(wheel, 800, new CountingWaker());
            Timers.ExpectTurn(wheel, 0, 800);
        }

        [TestMethod]
        public void AfterACascade_IsExactAgain()
        {
            // Crossing into a coarse slot moves its timers down; the report after that has to know them.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 1024 + 700, new CountingWaker());
            Timers.Arm(wheel, 1024 + 40, new CountingWaker());
            Timers.Arm(wheel, 1024 + 41, new CountingWaker());
            Timers.ExpectTurnAt(wheel, clock, 1024, 0, 40);
            Timers.ExpectTurnAt(wheel, clock, 1024 + 39, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 1024 + 40, 1, 1);
            Timers.ExpectTurnAt(wheel, clock, 1024 + 41, 1, 659);
        }

        [TestMethod]
        public void NextDeadlineWithoutATurn_IsExactAndFiresNothing()
        {
            ManualClock clock = new ManualClock(7);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            long deadline;
            Assert.IsFalse(wheel.TryGetNextDeadline(out deadline));
            Sleep late = Timers.Arm(wheel, 3000, waker);
            Timers.Arm(wheel, 100, waker);
            Assert.IsTrue(wheel.TryGetNextDeadline(out deadline));
            Assert.AreEqual(107L, deadline);

            // Due, even long ago, it is reported still.
            clock.Set(5000);
            Assert.IsTrue(wheel.TryGetNextDeadline(out deadline));
            Assert.AreEqual(107L, deadline);
            Assert.AreEqual(0, waker.Count);
            late.Cancel();
            Timers.ExpectTurn(wheel, 1, -1);
            Assert.IsFalse(wheel.TryGetNextDeadline(out deadline));
        }

        [TestMethod]
        public void TimersArmedWhileTheWheelLagsBehind_AreExact()
        {
            // The wheel was last turned at 0; the clock is far ahead when the timers are armed.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            clock.Set(1020);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 3, waker);
            Timers.Arm(wheel, 4, waker);
            Timers.Arm(wheel, 5, waker);
            long deadline;
            Assert.IsTrue(wheel.TryGetNextDeadline(out deadline));
            Assert.AreEqual(1023L, deadline);
            Timers.ExpectTurn(wheel, 0, 3);
            Timers.ExpectTurnAt(wheel, clock, 1023, 1, 1);
            Timers.ExpectTurnAt(wheel, clock, 1024, 1, 1);
            Timers.ExpectTurnAt(wheel, clock, 1025, 1, -1);
        }
    }
}
