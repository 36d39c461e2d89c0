using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenarios T12 to T16 and T19: one sleep.
    [TestClass]
    public class SleepTests
    {
        [TestMethod]
        public void T12_ZeroSleep_IsReadyAtItsFirstPoll()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            CountingWaker waker = new CountingWaker();
            Sleep sleep = wheel.Sleep(TimeSpan.Zero);
            Assert.IsFalse(sleep.IsCompleted);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(sleep.IsCompleted);
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsFalse(wheel.Turn().HasRemaining);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void T12_DeadlinePassedBeforeTheFirstPoll_IsReadyAtOnce()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = wheel.SleepTicks(15);
            clock.Set(20);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, wheel.PendingCount);
            Timers.ExpectTurn(wheel, 0, -1);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void DeadlineReachedExactlyAtTheFirstPoll_IsReadyAtOnce()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.SleepTicks(15);
            clock.Set(15);
            Assert.IsTrue(sleep.Poll(new CountingWaker()) == PollResult.Ready);
        }

        [TestMethod]
        public void T13_DroppedSleep_LeavesTheWheel()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 15, waker);
            Assert.IsTrue(wheel.Turn().HasRemaining);
            sleep.Cancel();
            Assert.IsFalse(wheel.Turn().HasRemaining);
            Timers.ExpectTurnAt(wheel, clock, 100, 0, -1);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void T14_SleepThatWasNeverPolled_IsUnknownToTheWheel()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.SleepTicks(70);
            Timers.ExpectTurn(wheel, 0, -1);
            Assert.AreEqual(0, wheel.PendingCount);
            long deadline;
            Assert.IsFalse(wheel.TryGetNextDeadline(out deadline));
            Assert.AreEqual(70L, sleep.DeadlineTicks);
        }

        [TestMethod]
        public void T15_DeadlineIsFixedWhenTheSleepIsMade()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = wheel.SleepTicks(100);
            clock.Set(60);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurn(wheel, 0, 40);
            Timers.ExpectTurnAt(wheel, clock, 99, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 100, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(1, 1)]
        [DataRow(999, 1)]
        [DataRow(1000, 1)]
        [DataRow(1001, 2)]
        [DataRow(1900, 2)]
        [DataRow(2000, 2)]
        public void T16_DurationIsRoundedUpToTicks(int microseconds, int ticks)
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Sleep sleep = wheel.Sleep(new TimeSpan(microseconds * 10L));
            Assert.AreEqual(ticks, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(ticks).Ticks, sleep.Duration.Ticks);
        }

        [TestMethod]
        public void T16_InstantIsRoundedUpToTicks()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Sleep sleep = wheel.SleepUntil(new TimeSpan(19000));
            Assert.AreEqual(2L, sleep.DeadlineTicks);
        }

        [TestMethod]
        public void T19_OnlyTheLatestWakerIsWoken()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, first);
            Assert.IsTrue(sleep.Poll(second) == PollResult.Pending);
            Assert.AreEqual(1, wheel.PendingCount);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            Assert.AreEqual(0, first.Count);
            Assert.AreEqual(1, second.Count);
        }

        [TestMethod]
        public void DueButNotTurned_StaysPending()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            clock.Set(50);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurn(wheel, 1, -1);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void ReadySleep_StaysReadyWithoutRegisteringAgain()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            clock.Set(10);
            wheel.Turn();
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
            }

            clock.Set(20);
            Timers.ExpectTurn(wheel, 0, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void SleepUntil_GivesDeadlineAndDuration()
        {
            ManualClock clock = new ManualClock(400);
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.SleepUntil(Timers.Ms(1000));
            Assert.AreEqual(1000L, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(1000).Ticks, sleep.Deadline.Ticks);
            Assert.AreEqual(Timers.Ms(600).Ticks, sleep.Duration.Ticks);
        }

        [TestMethod]
        public void SleepUntilThePast_IsReadyAtItsFirstPollAndLastsZero()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(400));
            Sleep sleep = wheel.SleepUntil(Timers.Ms(399));
            Assert.AreEqual(0L, sleep.Duration.Ticks);
            Assert.IsTrue(sleep.Poll(new CountingWaker()) == PollResult.Ready);
        }
    }
}
