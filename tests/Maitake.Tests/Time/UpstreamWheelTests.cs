using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenarios T1 to T5: sleeping tasks, a scheduler and a wheel that are advanced by hand.
    [TestClass]
    public class UpstreamWheelTests
    {
        [TestMethod]
        public void T1_OnlyATurnWakes()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(4);
            Spawn(scheduler, wheel, 100, 2);
            Assert.AreEqual(0, scheduler.Tick().Completed);

            clock.Set(50);
            Assert.AreEqual(0, wheel.Turn().Expired);
            Assert.AreEqual(0, scheduler.Tick().Completed);

            clock.Set(100);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            Assert.AreEqual(2, wheel.Turn().Expired);
            Assert.AreEqual(2, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void T2_GroupsOfEqualSleeps_CompleteTogether()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(16);
            Spawn(scheduler, wheel, 100, 2);
            Spawn(scheduler, wheel, 65535, 3);
            Spawn(scheduler, wheel, 6000000, 4);
            Assert.AreEqual(0, scheduler.Tick().Completed);

            ExpectAfter(clock, wheel, scheduler, 50, 0, 50);
            ExpectAfter(clock, wheel, scheduler, 50, 2, 65435);
            ExpectAfter(clock, wheel, scheduler, 60000, 0, 5435);
            ExpectAfter(clock, wheel, scheduler, 56000, 3, 5883900);
            ExpectAfter(clock, wheel, scheduler, 50000, 0, 5833900);
            ExpectAfter(clock, wheel, scheduler, 6000000, 4, -1);
            Assert.AreEqual(6166100L, clock.Ticks);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void T3_SleepsMadeLater_CountFromThen()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(16);
            Spawn(scheduler, wheel, 100, 2);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            ExpectAfter(clock, wheel, scheduler, 50, 0, 50);

            Spawn(scheduler, wheel, 100, 3);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            ExpectAfter(clock, wheel, scheduler, 50, 2, 50);

            Spawn(scheduler, wheel, 30000, 4);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            ExpectAfter(clock, wheel, scheduler, 50, 3, 29950);
            ExpectAfter(clock, wheel, scheduler, 29949, 0, 1);
            ExpectAfter(clock, wheel, scheduler, 1, 4, -1);
        }

        [TestMethod]
        public void T4_EarlierSleepMadeLater_IsNextAndFiresFirst()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(16);
            Spawn(scheduler, wheel, 150, 2);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            clock.Set(50);
            Assert.AreEqual(0, scheduler.Tick().Completed);
            Spawn(scheduler, wheel, 60, 3);
            Assert.AreEqual(0, scheduler.Tick().Completed);

            clock.Set(100);
            Timers.ExpectTurn(wheel, 0, 10);
            ExpectAfter(clock, wheel, scheduler, 10, 3, 40);
            ExpectAfter(clock, wheel, scheduler, 40, 2, -1);
        }

        [TestMethod]
        public void T5_LongestSleepOfUpstream_FiresExactly()
        {
            Timers.ExpectExact(TimerWheel.DefaultLevels, 0, Timers.Pow2(36) - 1);
        }

        [TestMethod]
        public void T5_LongestSleepOfAll_FiresExactly()
        {
            Timers.ExpectExact(TimerWheel.DefaultLevels, 0, long.MaxValue);
            Timers.ExpectExact(TimerWheel.MaxLevels, 0, long.MaxValue);
        }

        private static void Spawn(Scheduler scheduler, TimerWheel wheel, long ticks, int count)
        {
            for (int i = 0; i < count; i++)
            {
                scheduler.Spawn(wheel.SleepTicks(ticks));
            }
        }

        private static void ExpectAfter(ManualClock clock, TimerWheel wheel, Scheduler scheduler, long ticks, int completed, long next)
        {
            clock.Advance(ticks);
            Timers.ExpectTurn(wheel, completed, next);
            Assert.AreEqual(completed, scheduler.Tick().Completed);
        }
    }
}
