using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Upstream's tests with several threads, as explicit orders of events.
    [TestClass]
    public class UpstreamSleepTests
    {
        [TestMethod]
        public void OneSleep_CompletesWithinTenTurns()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(wheel.Sleep(Timers.Ms(1000)));
            scheduler.Tick();
            for (int i = 0; i < 10; i++)
            {
                clock.Advance(1000);
                Assert.IsNotNull(wheel.TryTurn());
                scheduler.Tick();
                Assert.IsTrue(task.IsCompleted);
            }
        }

        [TestMethod]
        public void TwoSleepsSideBySide_CompleteAtTheSameTurn()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler one = new Scheduler(1);
            Scheduler other = new Scheduler(1);
            Task first = one.Spawn(wheel.Sleep(Timers.Ms(1000)));
            Task second = other.Spawn(wheel.Sleep(Timers.Ms(1000)));
            one.Tick();
            other.Tick();
            clock.Advance(1000);
            Assert.AreEqual(2, wheel.Turn().Expired);
            one.Tick();
            other.Tick();
            Assert.IsTrue(first.IsCompleted);
            Assert.IsTrue(second.IsCompleted);
        }

        [TestMethod]
        public void TwoSleepsOneAfterTheOther_CompleteInTwoPeriods()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(1);
            Sleep sleep = wheel.Sleep(Timers.Ms(1000));
            int rounds = 0;
            Task task = scheduler.Spawn(Futures.PollFn(waker =>
            {
                while (sleep.Poll(waker) == PollResult.Ready)
                {
                    rounds++;
                    if (rounds == 2)
                    {
                        return PollResult.Ready;
                    }

                    sleep.Reset(Timers.Ms(1000));
                }

                return PollResult.Pending;
            }));
            scheduler.Tick();
            clock.Advance(1000);
            wheel.Turn();
            scheduler.Tick();
            Assert.AreEqual(1, rounds);
            Assert.IsFalse(task.IsCompleted);
            clock.Advance(1000);
            wheel.Turn();
            scheduler.Tick();
            Assert.AreEqual(2, rounds);
            Assert.IsTrue(task.IsCompleted);
        }

        [TestMethod]
        public void SleepsPolledTwiceAndDropped_LeaveNothingBehind()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep first = Timers.Arm(wheel, 15, waker);
            Sleep second = Timers.Arm(wheel, 15, waker);
            Assert.IsTrue(first.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(second.Poll(waker) == PollResult.Pending);
            Assert.AreEqual(2, wheel.PendingCount);
            first.Cancel();
            second.Cancel();
            Assert.AreEqual(0, wheel.PendingCount);
            Timers.ExpectTurnAt(wheel, clock, 15, 0, -1);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void PolledWithANoopWakerFirst_WakesTheTaskThatPolledLast()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker early = new CountingWaker();
            Sleep sleep = Timers.Arm(wheel, 1000, early);
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(sleep);
            scheduler.Tick();
            clock.Advance(1000);
            wheel.Turn();
            Assert.AreEqual(0, early.Count);
            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.IsTrue(task.IsCompleted);
        }
    }
}
