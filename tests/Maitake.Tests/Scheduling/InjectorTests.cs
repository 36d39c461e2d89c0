using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class InjectorTests
    {
        [TestMethod]
        public void AnInjectedTask_WaitsUntilItIsStolen()
        {
            Injector injector = new Injector(1);
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = injector.Spawn(gate);

            Assert.IsTrue(task.Status == TaskStatus.Scheduled);
            task.Wake();
            Assert.AreEqual(0, gate.Polls);

            Stealer stealer;
            Assert.IsTrue(injector.TrySteal(out stealer) == StealResult.Stealing);
            using (stealer)
            {
                stealer.SpawnOne(scheduler);
            }

            Assert.AreEqual(1, scheduler.Tick().Polled);
            Assert.AreEqual(1, gate.Polls);
        }

        [TestMethod]
        public void AnInjector_AnswersEmptyAndBusy()
        {
            Injector injector = new Injector(1);
            Stealer stealer;
            Assert.IsTrue(injector.TrySteal(out stealer) == StealResult.Empty);

            injector.Spawn(Futures.Ready());
            Stealer other;
            Assert.IsTrue(injector.TrySteal(out stealer) == StealResult.Stealing);
            Assert.IsTrue(injector.TrySteal(out other) == StealResult.Busy);
            stealer.Dispose();
        }

        [TestMethod]
        public void TenTasksForFiveGreedyWorkers_RunOnceEach()
        {
            Injector injector = new Injector(10);
            Counter counter = new Counter();
            for (int i = 0; i < 10; i++)
            {
                injector.Spawn(counter.Task());
            }

            int completed = 0;
            for (int worker = 0; worker < 5; worker++)
            {
                Scheduler scheduler = new Scheduler(10);
                Stealer stealer;
                if (injector.TrySteal(out stealer) == StealResult.Stealing)
                {
                    using (stealer)
                    {
                        stealer.SpawnN(scheduler, int.MaxValue);
                    }
                }

                completed += scheduler.Tick().Completed;
            }

            Assert.AreEqual(10, completed);
            Assert.AreEqual(10, counter.Count);
        }

        [TestMethod]
        public void TenTasksForFiveModestWorkers_AreShared()
        {
            Injector injector = new Injector(10);
            Counter counter = new Counter();
            for (int i = 0; i < 10; i++)
            {
                injector.Spawn(counter.Task());
            }

            for (int worker = 0; worker < 5; worker++)
            {
                Scheduler scheduler = new Scheduler(10);
                Stealer stealer;
                injector.TrySteal(out stealer);
                using (stealer)
                {
                    Assert.AreEqual(2, stealer.SpawnN(scheduler, 2));
                }

                Assert.AreEqual(2, scheduler.Tick().Completed);
            }

            Assert.AreEqual(10, counter.Count);
        }

        [TestMethod]
        public void AFullInjector_RefusesAndRecovers()
        {
            Injector injector = new Injector(1);
            Scheduler scheduler = new Scheduler(1);
            injector.Spawn(Futures.Ready());
            Future future = Futures.Ready();

            Assert.ThrowsException(typeof(InvalidOperationException), () => injector.Spawn(future));
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                stealer.SpawnOne(scheduler);
            }

            injector.Spawn(future);
        }

        [TestMethod]
        public void AnInjectedTask_KeepsNameAndKindAndRestartsWhereItRan()
        {
            Injector injector = new Injector(1);
            Scheduler scheduler = new Scheduler(1);
            Task task = injector.BuildTask().Name("n").Kind("k").Spawn(Futures.Ready());
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                stealer.SpawnOne(scheduler);
            }

            scheduler.Tick();
            Assert.AreEqual("n", task.Name);
            Assert.AreEqual("k", task.Kind);

            task.Restart(Futures.Ready());
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        private sealed class Counter
        {
            public int Count;

            public Future Task()
            {
                return Futures.PollFn(Run);
            }

            private PollResult Run(Waker waker)
            {
                Count++;
                return PollResult.Ready;
            }
        }
    }
}
