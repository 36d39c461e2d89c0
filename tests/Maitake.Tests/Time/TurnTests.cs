using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // What a turn reports.
    [TestClass]
    public class TurnTests
    {
        [TestMethod]
        public void EmptyWheel_SaysThatNothingIsToCome()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(42));
            Turn turn = wheel.Turn();
            Assert.AreEqual(0, turn.Expired);
            Assert.IsFalse(turn.HasRemaining);
            Assert.IsFalse(turn.IsLimited);
            Assert.AreEqual(42L, turn.NowTicks);
            Assert.AreEqual(Timers.Ms(42).Ticks, turn.Now.Ticks);
            Assert.AreEqual(-1L, turn.TicksToNextDeadline);
            Assert.AreEqual(TimeSpan.MaxValue.Ticks, turn.TimeToNextDeadline.Ticks);
        }

        [TestMethod]
        public void TimeToNextDeadline_IsInTheClocksUnit()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(0, new TimeSpan(25), 1));
            Timers.Arm(wheel, 300, null);
            Assert.AreEqual(7500L, wheel.Turn().TimeToNextDeadline.Ticks);
        }

        [TestMethod]
        public void VeryFarDeadline_IsSaturatedAsATimeSpan()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, long.MaxValue, null);
            Turn turn = wheel.Turn();
            Assert.AreEqual(long.MaxValue, turn.TicksToNextDeadline);
            Assert.AreEqual(clock.MaxDuration.Ticks, turn.TimeToNextDeadline.Ticks);
        }

        [TestMethod]
        public void Expired_CountsThisTurnAlone()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Timers.Arm(wheel, 1, null);
            Timers.Arm(wheel, 2, null);
            Timers.ExpectTurnAt(wheel, clock, 1, 1, 1);
            Timers.ExpectTurnAt(wheel, clock, 1, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 2, 1, -1);
        }

        [TestMethod]
        public void ResultObject_IsTheSameEveryTime()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Turn turn = wheel.Turn();
            Assert.AreSame(turn, wheel.Turn(5));
            Assert.AreSame(turn, wheel.TryTurn());
        }

        [TestMethod]
        public void B18_TryTurnAgainAndAgain_MovesWithTheClockAlone()
        {
            // No tick is ever "pending": however often it is tried, time is what the clock says.
            ManualClock clock = new ManualClock(1000);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 10, waker);
            for (int i = 0; i < 100; i++)
            {
                Turn turn = wheel.TryTurn();
                Assert.AreEqual(1000L, turn.NowTicks);
                Assert.AreEqual(0, turn.Expired);
                Assert.AreEqual(10L, turn.TicksToNextDeadline);
            }

            clock.Set(1010);
            Assert.AreEqual(1, wheel.TryTurn().Expired);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void TurnThatAWakerRefused_LeavesNoTimeBehind()
        {
            // What a nested attempt did not do, the next turn does.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                clock.Set(20);
                wheel.TryTurn();
            }));
            Timers.Arm(wheel, 20, waker);
            clock.Set(10);
            Assert.AreEqual(1, wheel.Turn().Expired);
            Timers.ExpectTurn(wheel, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void PendingCount_FollowsEveryChange()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            Sleep[] sleeps = new Sleep[20];
            for (int i = 0; i < 20; i++)
            {
                sleeps[i] = Timers.Arm(wheel, 1 + (i * i * 7), null);
                Assert.AreEqual(i + 1, wheel.PendingCount);
            }

            sleeps[3].Cancel();
            sleeps[19].Cancel();
            Assert.AreEqual(18, wheel.PendingCount);
            sleeps[5].ResetTicks(1);
            Assert.AreEqual(17, wheel.PendingCount);
            sleeps[5].Poll(null);
            Assert.AreEqual(18, wheel.PendingCount);
            clock.Set(1);
            Assert.AreEqual(2, wheel.Turn().Expired);
            Assert.AreEqual(16, wheel.PendingCount);
            clock.Set(1000000);
            Assert.AreEqual(16, wheel.Turn().Expired);
            Assert.AreEqual(0, wheel.PendingCount);
        }
    }
}
