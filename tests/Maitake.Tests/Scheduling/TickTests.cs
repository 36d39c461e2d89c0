using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class TickTests
    {
        [TestMethod]
        public void OneTaskThatYieldsOnce_IsPolledTwiceInOneTick()
        {
            Scheduler scheduler = new Scheduler(1);
            scheduler.Spawn(Futures.YieldNow());

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, tick.Spawned);
            Assert.AreEqual(1, tick.WokenInternal);
            Assert.AreEqual(0, tick.WokenExternal);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void TenTasksThatYieldOnce_AllCompleteInOneTick()
        {
            Scheduler scheduler = new Scheduler(10);
            for (int i = 0; i < 10; i++)
            {
                scheduler.Spawn(Futures.YieldNow());
            }

            Tick tick = scheduler.Tick();

            Assert.AreEqual(20, tick.Polled);
            Assert.AreEqual(10, tick.Completed);
            Assert.AreEqual(10, tick.Spawned);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void TasksThatYieldFromZeroToNineTimes_AllCompleteInOneTick()
        {
            Scheduler scheduler = new Scheduler(10);
            for (int i = 0; i < 10; i++)
            {
                scheduler.Spawn(Futures.Yield(i));
            }

            Tick tick = scheduler.Tick();

            Assert.AreEqual(55, tick.Polled);
            Assert.AreEqual(10, tick.Completed);
            Assert.AreEqual(45, tick.WokenInternal);
            Assert.AreEqual(45, tick.Woken);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void ATaskThatYieldsForEver_EndsTheTickAfter256Polls()
        {
            Scheduler scheduler = new Scheduler(1);
            scheduler.Spawn(Futures.Yield(int.MaxValue));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(256, Scheduler.DefaultTickSize);
            Assert.AreEqual(256, tick.Polled);
            Assert.AreEqual(0, tick.Completed);
            Assert.AreEqual(256, tick.WokenInternal);
            Assert.IsTrue(tick.HasRemaining);
        }

        [TestMethod]
        public void MoreTasksThanOneTickPolls_RunInTheNextOnes()
        {
            Scheduler scheduler = new Scheduler(300);
            for (int i = 0; i < 300; i++)
            {
                scheduler.Spawn(Futures.Ready());
            }

            Tick tick = scheduler.Tick();
            Assert.AreEqual(256, tick.Polled);
            Assert.AreEqual(256, tick.Completed);
            Assert.IsTrue(tick.HasRemaining);
            Assert.AreEqual(44, scheduler.TaskCount);

            tick = scheduler.Tick();
            Assert.AreEqual(44, tick.Polled);
            Assert.AreEqual(44, tick.Completed);
            Assert.IsFalse(tick.HasRemaining);

            tick = scheduler.Tick();
            Assert.AreEqual(0, tick.Polled);
            Assert.AreEqual(0, tick.Completed);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void ATickOfN_MakesAtMostNPolls()
        {
            Scheduler scheduler = new Scheduler(3);
            for (int i = 0; i < 3; i++)
            {
                scheduler.Spawn(Futures.YieldNow());
            }

            Tick tick = scheduler.Tick(4);
            Assert.AreEqual(4, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(3, tick.WokenInternal);
            Assert.IsTrue(tick.HasRemaining);

            tick = scheduler.Tick(2);
            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(0, tick.WokenInternal);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void ATickOfNoPolls_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);

            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => scheduler.Tick(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => scheduler.Tick(-1));

            // The refusal leaves the scheduler usable.
            scheduler.Spawn(Futures.Ready());
            Assert.AreEqual(1, scheduler.Tick(1).Completed);
        }

        [TestMethod]
        public void ATickWithNothingToDo_ReportsNothing()
        {
            Tick tick = new Scheduler(1).Tick();

            Assert.AreEqual(0, tick.Polled);
            Assert.AreEqual(0, tick.Completed);
            Assert.AreEqual(0, tick.Spawned);
            Assert.AreEqual(0, tick.Woken);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void TheReportOfATick_IsOneObjectFilledAnew()
        {
            Scheduler scheduler = new Scheduler(1);
            scheduler.Spawn(Futures.Ready());

            Tick first = scheduler.Tick();
            Assert.AreEqual(1, first.Polled);
            Tick second = scheduler.Tick();

            Assert.AreSame(first, second);
            Assert.AreEqual(0, first.Polled);
            Assert.AreEqual(0, first.Spawned);
        }

        [TestMethod]
        public void ATaskSpawnedByATask_RunsInTheSameTickAndIsCounted()
        {
            Scheduler scheduler = new Scheduler(2);
            Task inner = null;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                inner = scheduler.Spawn(Futures.Ready());
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(2, tick.Spawned);
            Assert.AreEqual(0, tick.Woken);
            Assert.IsTrue(inner.IsCompleted);
        }

        [TestMethod]
        public void B19_SpawnedCountsEveryRoute()
        {
            // Upstream counts a task that comes from a builder or is stolen as woken from outside.
            Scheduler scheduler = new Scheduler(8);
            Injector injector = new Injector(1);
            injector.Spawn(Futures.Ready());
            scheduler.Spawn(Futures.Ready());
            scheduler.BuildTask().Name("b").Spawn(Futures.Ready());
            scheduler.CreateSpawner().Spawn(Futures.Ready());
            new Executor(scheduler, new Maitake.Time.TimerWheel(new FrozenClock()), new Parker()).Spawn(Futures.Ready());
            Stealer stealer;
            Assert.IsTrue(injector.TrySteal(out stealer) == StealResult.Stealing);
            using (stealer)
            {
                Assert.IsTrue(stealer.SpawnOne(scheduler));
            }

            Tick tick = scheduler.Tick();

            Assert.AreEqual(5, tick.Spawned);
            Assert.AreEqual(0, tick.Woken);
            Assert.AreEqual(5, tick.Completed);
        }

        [TestMethod]
        public void ACanceledTask_CountsAsPolledAndCompleted()
        {
            Scheduler scheduler = new Scheduler(2);
            scheduler.Spawn(Futures.Ready());
            scheduler.Spawn(Futures.Ready()).Cancel();

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
        }
    }
}
