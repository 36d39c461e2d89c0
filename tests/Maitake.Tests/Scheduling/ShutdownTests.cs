using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class ShutdownTests
    {
        [TestMethod]
        public void B21_Shutdown_ReleasesWhatQueuedTasksHold()
        {
            // Upstream leaks the tasks that are still queued when their scheduler goes.
            Scheduler scheduler = new Scheduler(2);
            GateFuture queued = new GateFuture();
            GateFuture requeued = new GateFuture();
            Task first = scheduler.Spawn(requeued);
            scheduler.Tick();
            first.Wake();
            Task second = scheduler.Spawn(queued);

            scheduler.Shutdown();

            Assert.AreEqual(1, queued.Cancels);
            Assert.AreEqual(0, queued.Polls);
            Assert.AreEqual(1, requeued.Cancels);
            Assert.AreEqual(1, requeued.Polls);
            Assert.IsTrue(first.Status == TaskStatus.ShutDown);
            Assert.IsTrue(second.Status == TaskStatus.ShutDown);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void Shutdown_EndsWaitingTasksAndTellsTheirJoiners()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();
            handle.Poll(waker);
            scheduler.Tick();

            scheduler.Shutdown();

            Assert.AreEqual(1, gate.Cancels);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(task.IsCompleted);
            AssertShutDown(handle, task);
        }

        [TestMethod]
        public void Shutdown_LeavesFinishedTasksAsTheyAre()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();

            scheduler.Shutdown();

            Assert.IsTrue(task.Status == TaskStatus.Completed);
            task.Join().GetResult();
        }

        [TestMethod]
        public void Shutdown_OfAnEmptySchedulerAndAgain_IsHarmless()
        {
            Scheduler scheduler = new Scheduler(1);

            scheduler.Shutdown();
            scheduler.Shutdown();

            Tick tick = scheduler.Tick();
            Assert.AreEqual(0, tick.Polled);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void AfterAShutdown_NothingIsPolledOrSpawned()
        {
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            Task finished = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();
            scheduler.Shutdown();

            gate.Open();
            task.Wake();
            Assert.IsFalse(task.Cancel());
            Tick tick = scheduler.Tick();

            Assert.AreEqual(0, tick.Polled);
            Assert.AreEqual(1, gate.Polls);
            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(Futures.Ready()));
            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.BuildTask().Spawn(Futures.Ready()));
            Assert.ThrowsException(typeof(InvalidOperationException), () => finished.Restart(Futures.Ready()));
        }

        [TestMethod]
        public void ASpawnerThatOutlivesItsScheduler_ReturnsATaskThatHasEnded()
        {
            Scheduler scheduler = new Scheduler(1);
            Spawner spawner = scheduler.CreateSpawner();
            scheduler.Shutdown();
            GateFuture gate = new GateFuture();

            Task task = spawner.Spawn(gate);

            Assert.IsTrue(task.IsCompleted);
            Assert.IsTrue(task.Status == TaskStatus.ShutDown);
            Assert.IsTrue(task.Id >= 1);
            Assert.AreEqual(0, gate.Polls);
            Assert.AreEqual(1, gate.Cancels);
            AssertShutDown(task.Join(), task);
        }

        [TestMethod]
        public void ASpawnerThatOutlivesItsScheduler_StillRefusesBadFutures()
        {
            Scheduler scheduler = new Scheduler(1);
            Spawner spawner = scheduler.CreateSpawner();
            GateFuture gate = new GateFuture();
            scheduler.Spawn(gate);
            scheduler.Shutdown();

            Assert.ThrowsException(typeof(ArgumentNullException), () => spawner.Spawn(null));
            Assert.ThrowsException(typeof(InvalidOperationException), () => spawner.Spawn(gate));
            Assert.AreEqual(1, gate.Cancels);
        }

        [TestMethod]
        public void ShutdownByATaskOfTheScheduler_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);
            bool refused = false;
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                try
                {
                    scheduler.Shutdown();
                }
                catch (InvalidOperationException)
                {
                    refused = true;
                }

                return PollResult.Ready;
            }));

            scheduler.Tick();

            Assert.IsTrue(refused);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            scheduler.Spawn(Futures.Ready());
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void ShutdownWhileBeingStolenFrom_IsRefusedAndWorksAfterwards()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            Stealer stealer;
            scheduler.TrySteal(out stealer);

            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Shutdown());
            Assert.IsFalse(task.IsCompleted);
            stealer.Dispose();
            scheduler.Shutdown();

            Assert.IsTrue(task.Status == TaskStatus.ShutDown);
        }

        [TestMethod]
        public void AFutureThatThrowsAtShutdown_DoesNotSaveTheOthers()
        {
            Scheduler scheduler = new Scheduler(3);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Task before = scheduler.Spawn(new GateFuture());
            Task failing = scheduler.Spawn(new FailingFuture(false, true));
            Task after = scheduler.Spawn(new GateFuture());
            scheduler.Tick();

            scheduler.Shutdown();

            Assert.IsTrue(before.Status == TaskStatus.ShutDown);
            Assert.IsTrue(failing.Status == TaskStatus.Faulted);
            Assert.IsTrue(after.Status == TaskStatus.ShutDown);
            Assert.AreEqual(1, faults.Count);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void ATaskThatWasAskedToCancel_IsShutDownOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            scheduler.Tick();
            task.Cancel();

            scheduler.Shutdown();

            Assert.AreEqual(1, gate.Cancels);
            Assert.IsTrue(task.IsCompleted);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        private static void AssertShutDown(JoinHandle handle, Task task)
        {
            Assert.IsTrue(handle.IsCompleted);
            Assert.IsTrue(handle.Status == TaskStatus.ShutDown);
            JoinException thrown = null;
            try
            {
                handle.GetResult();
            }
            catch (JoinException e)
            {
                thrown = e;
            }

            Assert.IsNotNull(thrown);
            Assert.IsTrue(thrown.IsShutDown);
            Assert.IsFalse(thrown.IsCanceled);
            Assert.AreSame(task, thrown.Task);
            Assert.AreEqual(task.ToString() + ": the scheduler has already shut down", thrown.Message);
        }
    }
}
