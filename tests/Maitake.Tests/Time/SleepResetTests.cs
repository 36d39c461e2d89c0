using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Cancelling and arming anew, in every state a sleep can be in.
    [TestClass]
    public class SleepResetTests
    {
        [TestMethod]
        public void ResetBeforeTheFirstPoll_CountsFromTheReset()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = wheel.SleepTicks(10);
            clock.Set(4);
            sleep.ResetTicks(20);
            Assert.AreEqual(24L, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(20).Ticks, sleep.Duration.Ticks);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 23, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 24, 1, -1);
        }

        [TestMethod]
        [DataRow(5)]
        [DataRow(10)]
        [DataRow(2000)]
        public void ResetWhileArmed_ForgetsTheOldDeadline(int ticks)
        {
            // The wheel knows of a deadline from the first poll on, also of this one.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            sleep.ResetTicks(ticks);
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Assert.AreEqual(1, wheel.PendingCount);
            Timers.ExpectTurn(wheel, 0, ticks);
            Timers.ExpectTurnAt(wheel, clock, ticks - 1, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, ticks, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void ResetOnceReady_SleepsAgain()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            Assert.IsTrue(sleep.IsCompleted);
            sleep.Reset(Timers.Ms(10));
            Assert.IsFalse(sleep.IsCompleted);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 20, 1, -1);
            Assert.AreEqual(2, waker.Count);
        }

        [TestMethod]
        public void ResetAfterCancel_SleepsAgain()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            sleep.Cancel();
            sleep.ResetTicks(30);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 29, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 30, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void ResetUntil_SetsDeadlineAndDuration()
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            sleep.ResetUntil(Timers.Ms(250));
            Assert.AreEqual(250L, sleep.DeadlineTicks);
            Assert.AreEqual(Timers.Ms(150).Ticks, sleep.Duration.Ticks);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            sleep.ResetUntil(Timers.Ms(40));
            Assert.AreEqual(0L, sleep.Duration.Ticks);
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void ResetToZero_IsReadyAtTheNextPoll()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(3));
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            sleep.ResetTicks(0);
            Assert.IsFalse(sleep.IsCompleted);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void CanceledSleep_RefusesToBePolled()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            CountingWaker waker = new CountingWaker();
            Sleep armed = Timers.Arm(wheel, 10, waker);
            armed.Cancel();
            Assert.ThrowsException(typeof(InvalidOperationException), () => armed.Poll(waker));
            Sleep neverPolled = wheel.SleepTicks(10);
            neverPolled.Cancel();
            Assert.ThrowsException(typeof(InvalidOperationException), () => neverPolled.Poll(waker));
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void CancelOnceReady_ChangesNothing()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 10, waker);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            sleep.Cancel();
            Assert.IsTrue(sleep.IsCompleted);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void CancelTwice_IsHarmless()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Sleep other = Timers.Arm(wheel, 10, new CountingWaker());
            Sleep sleep = Timers.Arm(wheel, 10, new CountingWaker());
            sleep.Cancel();
            sleep.Cancel();
            Assert.AreEqual(1, wheel.PendingCount);
            Assert.IsFalse(other.IsCompleted);
        }

        [TestMethod]
        public void CanceledTask_TakesItsSleepOutOfTheWheel()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(2);
            Task task = scheduler.Spawn(wheel.SleepTicks(100));
            scheduler.Spawn(wheel.SleepTicks(200));
            scheduler.Tick();
            Assert.AreEqual(2, wheel.PendingCount);
            Assert.IsTrue(task.Cancel());
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(1, wheel.PendingCount);
            Timers.ExpectTurnAt(wheel, clock, 150, 0, 50);
        }

        [TestMethod]
        public void SchedulerThatShutsDown_EmptiesTheWheel()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Scheduler scheduler = new Scheduler(4);
            for (int i = 1; i <= 4; i++)
            {
                scheduler.Spawn(wheel.SleepTicks(i * 1000));
            }

            scheduler.Tick();
            Assert.AreEqual(4, wheel.PendingCount);
            scheduler.Shutdown();
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void CancelAndReuseAtOnce_NeverMixesTheTwoUses()
        {
            // One object, canceled just before and reset just after its deadline, over and over.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            CountingWaker stale = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Sleep sleep = wheel.SleepTicks(20);
            for (int round = 1; round <= 200; round++)
            {
                Assert.IsTrue(sleep.Poll(stale) == PollResult.Pending);
                clock.Advance(19);
                Timers.ExpectTurn(wheel, 0, 1);
                sleep.Cancel();
                clock.Advance(1);
                Timers.ExpectTurn(wheel, 0, -1);
                sleep.ResetTicks(20);
                Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
                clock.Advance(20);
                Timers.ExpectTurn(wheel, 1, -1);
                Assert.AreEqual(round, waker.Count);
                sleep.ResetTicks(20);
            }

            Assert.AreEqual(0, stale.Count);
        }
    }
}
