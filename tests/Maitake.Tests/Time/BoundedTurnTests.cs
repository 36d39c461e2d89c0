using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Turn(n) fires n timers at most, and the next turn goes on there.
    [TestClass]
    public class BoundedTurnTests
    {
        [TestMethod]
        public void BoundBelowOne_IsRefused()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => wheel.Turn(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => wheel.Turn(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => wheel.Turn(int.MinValue));

            // And that has not left the wheel turning.
            Timers.ExpectTurn(wheel, 0, -1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(9)]
        [DataRow(16)]
        [DataRow(17)]
        [DataRow(29)]
        public void EqualDeadlines_AreFiredInPortions(int bound)
        {
            const int Count = 30;
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            for (int i = 0; i < Count; i++)
            {
                Timers.Arm(wheel, 50, waker);
            }

            clock.Set(60);
            int left = Count;
            while (left > bound)
            {
                Turn limited = wheel.Turn(bound);
                left -= bound;
                Assert.AreEqual(bound, limited.Expired);
                Assert.IsTrue(limited.IsLimited);
                Assert.IsTrue(limited.HasRemaining);
                Assert.AreEqual(0L, limited.TicksToNextDeadline);
                Assert.AreEqual(0L, limited.TimeToNextDeadline.Ticks);
                Assert.AreEqual(60L, limited.NowTicks);
                Assert.AreEqual(Count - left, waker.Count);
                Assert.AreEqual(left, wheel.PendingCount);
            }

            Turn last = wheel.Turn(bound);
            Assert.AreEqual(left, last.Expired);
            Assert.IsTrue(last.IsLimited == (left == bound));
            Assert.IsFalse(last.HasRemaining);
            Assert.AreEqual(-1L, last.TicksToNextDeadline);
            Assert.AreEqual(Count, waker.Count);
        }

        [TestMethod]
        public void DeadlinesOnAllLevels_AreFiredInPortionsAndInOrder()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            WakeLog log = new WakeLog();
            for (int i = 9; i >= 0; i--)
            {
                Timers.Arm(wheel, 1 + (i * i * 37), log.Waker(i));
            }

            clock.Set(10000);
            for (int i = 0; i < 10; i++)
            {
                Turn turn = wheel.Turn(1);
                Assert.AreEqual(1, turn.Expired);
                Assert.AreEqual(i == 9 ? -1L : 0L, turn.TicksToNextDeadline);
            }

            Assert.AreEqual("0 1 2 3 4 5 6 7 8 9", log.Text);
        }

        [TestMethod]
        public void FewerDueThanAllowed_IsNotLimited()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 1, new CountingWaker());
            Timers.Arm(wheel, 100, new CountingWaker());
            clock.Set(1);
            Turn turn = wheel.Turn(2);
            Assert.AreEqual(1, turn.Expired);
            Assert.IsFalse(turn.IsLimited);
            Assert.AreEqual(99L, turn.TicksToNextDeadline);
        }

        [TestMethod]
        public void ArmedBetweenPortions_WaitsForItsOwnDeadline()
        {
            // The wheel's time lags behind the clock while due timers remain.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Timers.Arm(wheel, 10, log.Waker(1));
            Timers.Arm(wheel, 700, log.Waker(2));
            clock.Set(5000);
            wheel.Turn(1);
            Timers.Arm(wheel, 3, log.Waker(3));
            Assert.IsTrue(wheel.SleepTicks(0).Poll(log.Waker(9)) == PollResult.Ready);
            Assert.AreEqual(2, wheel.PendingCount);
            Timers.ExpectTurn(wheel, 1, 3);
            Timers.ExpectTurnAt(wheel, clock, 5002, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 5003, 1, -1);
            Assert.AreEqual("1 2 3", log.Text);
        }

        [TestMethod]
        public void CanceledBetweenPortions_IsNotFired()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Timers.Arm(wheel, 10, log.Waker(1));
            Sleep second = Timers.Arm(wheel, 10, log.Waker(2));
            Timers.Arm(wheel, 10, log.Waker(3));
            clock.Set(10);
            wheel.Turn(1);
            second.Cancel();
            Timers.ExpectTurn(wheel, 1, -1);
            Assert.AreEqual("1 3", log.Text);
        }

        [TestMethod]
        public void ClockThatMovesOnBetweenPortions_AddsToTheEnd()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            for (int i = 1; i <= 6; i++)
            {
                Timers.Arm(wheel, i, log.Waker(i));
            }

            clock.Set(3);
            Assert.AreEqual(2, wheel.Turn(2).Expired);
            clock.Set(5);
            Assert.AreEqual(2, wheel.Turn(2).Expired);
            Timers.ExpectTurn(wheel, 1, 1);
            Assert.AreEqual("1 2 3 4 5", log.Text);
        }
    }
}
