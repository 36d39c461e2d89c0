using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // One wheel may serve several schedulers.
    [TestClass]
    public class SharedWheelTests
    {
        [TestMethod]
        public void TurnByAnybody_WakesTheTasksOfBoth()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler one = new Scheduler(4);
            Scheduler other = new Scheduler(4);
            one.Spawn(wheel.SleepTicks(10));
            one.Spawn(wheel.SleepTicks(30));
            other.Spawn(wheel.SleepTicks(20));
            other.Spawn(wheel.SleepTicks(30));
            one.Tick();
            other.Tick();
            Assert.AreEqual(4, wheel.PendingCount);
            ExpectAt(clock, wheel, one, other, 10, 1, 0);
            ExpectAt(clock, wheel, one, other, 20, 0, 1);
            ExpectAt(clock, wheel, one, other, 30, 1, 1);
        }

        [TestMethod]
        public void EachExecutor_TurnsItForBoth()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Executor one = new Executor(new Scheduler(2), wheel, new Parker());
            Executor other = new Executor(new Scheduler(2), wheel, new Parker());
            Task first = one.Spawn(wheel.SleepTicks(10));
            Task second = other.Spawn(wheel.SleepTicks(10));
            one.RunOnce();
            other.RunOnce();
            clock.Set(10);
            one.RunOnce();
            Assert.IsTrue(first.IsCompleted);
            Assert.IsFalse(second.IsCompleted);
            Assert.AreEqual(0, wheel.PendingCount);
            other.RunOnce();
            Assert.IsTrue(second.IsCompleted);
        }

        [TestMethod]
        public void ExecutorThatFindsTheWheelTurning_RunsItsTasksAllTheSame()
        {
            // As when two threads run an executor each: one of them comes while the other one turns.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Executor one = new Executor(new Scheduler(2), wheel, new Parker());
            Executor other = new Executor(new Scheduler(2), wheel, new Parker());
            Task task = null;
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                task = other.Spawn(Futures.Ready());
                other.RunOnce();
            }));
            clock.Set(10);
            one.RunOnce();
            Assert.IsTrue(task.IsCompleted);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        private static void ExpectAt(ManualClock clock, TimerWheel wheel, Scheduler one, Scheduler other, long now, int first, int second)
        {
            clock.Set(now);
            Assert.AreEqual(first + second, wheel.Turn().Expired);
            Assert.AreEqual(first, one.Tick().Completed);
            Assert.AreEqual(second, other.Tick().Completed);
        }
    }
}
