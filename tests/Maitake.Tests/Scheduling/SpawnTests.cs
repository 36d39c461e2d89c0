using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class SpawnTests
    {
        [TestMethod]
        public void SpawningNull_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);

            Assert.ThrowsException(typeof(ArgumentNullException), () => scheduler.Spawn(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => scheduler.BuildTask().Spawn(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => scheduler.CreateSpawner().Spawn(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Injector(1).Spawn(null));
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void SpawningOneFutureTwice_IsRefused()
        {
            Scheduler scheduler = new Scheduler(4);
            Scheduler other = new Scheduler(4);
            GateFuture gate = new GateFuture();
            scheduler.Spawn(gate);

            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(gate));
            Assert.ThrowsException(typeof(InvalidOperationException), () => other.Spawn(gate));
            Assert.ThrowsException(typeof(InvalidOperationException), () => other.CreateSpawner().Spawn(gate));
            Assert.AreEqual(1, scheduler.TaskCount);
            Assert.AreEqual(0, other.TaskCount);
            Assert.AreEqual(1, scheduler.Tick().Polled);
        }

        [TestMethod]
        public void SpawningAFutureThatATaskFinished_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);
            Future future = Futures.Ready();
            scheduler.Spawn(future);
            scheduler.Tick();

            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(future));
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void SpawningACanceledFuture_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);
            Future future = Futures.Ready();
            future.Cancel();

            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(future));
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void AFullScheduler_RefusesAndRecovers()
        {
            Scheduler scheduler = new Scheduler(2);
            GateFuture first = new GateFuture();
            scheduler.Spawn(first);
            scheduler.Spawn(new GateFuture());
            Future third = Futures.Ready();
            scheduler.Tick();

            Assert.AreEqual(2, scheduler.TaskCount);
            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(third));
            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.CreateSpawner().Spawn(third));

            first.Open();
            scheduler.Tick();
            Assert.AreEqual(1, scheduler.TaskCount);

            // The refused future is untouched.
            Task task = scheduler.Spawn(third);
            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void AFullScheduler_RefusesATaskThatSpawns()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                scheduler.Spawn(Futures.Ready());
                return PollResult.Ready;
            }));

            scheduler.Tick();

            Assert.IsTrue(task.Status == TaskStatus.Faulted);
            Assert.IsTrue(faults.Exception is InvalidOperationException);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void ASlotIsFree_AsSoonAsItsTaskHasFinished()
        {
            Scheduler scheduler = new Scheduler(1);
            for (int i = 0; i < 5; i++)
            {
                scheduler.Spawn(Futures.YieldNow());
                Assert.AreEqual(1, scheduler.Tick().Completed);
            }

            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void TheCapacity_IsWhatWasAskedFor()
        {
            Assert.AreEqual(1, new Scheduler(1).Capacity);
            Assert.AreEqual(5, new Scheduler(5).Capacity);
        }

        [TestMethod]
        public void ACapacityOutOfRange_IsRefused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Scheduler(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Scheduler(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Scheduler((1 << 20) + 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Injector(0));
        }

        [TestMethod]
        public void ASpawner_SpawnsFromInsideAndOutsideATask()
        {
            Scheduler scheduler = new Scheduler(3);
            Spawner spawner = scheduler.CreateSpawner();
            Task inner = null;
            Task outer = spawner.Spawn(Futures.PollFn(w =>
            {
                inner = spawner.Spawn(Futures.Ready());
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(2, tick.Spawned);
            Assert.IsTrue(outer.IsCompleted);
            Assert.IsTrue(inner.IsCompleted);
        }

        [TestMethod]
        public void TasksSpawnedFromAnotherThread_AllComplete()
        {
            Scheduler scheduler = new Scheduler(10);
            Spawner spawner = scheduler.CreateSpawner();
            System.Threading.Thread other = new System.Threading.Thread(() =>
            {
                for (int i = 0; i < 10; i++)
                {
                    spawner.Spawn(Futures.YieldNow());
                }
            });
            other.Start();
            other.Join();

            Tick tick = scheduler.Tick();

            Assert.AreEqual(10, tick.Completed);
            Assert.AreEqual(10, tick.Spawned);
            Assert.AreEqual(20, tick.Polled);
        }
    }
}
