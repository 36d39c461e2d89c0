using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class RestartTests
    {
        [TestMethod]
        public void AFinishedTask_RunsAnotherFuture()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.BuildTask().Name("n").Kind("k").Spawn(Futures.Ready());
            long id = task.Id;
            scheduler.Tick();

            task.Restart(Futures.YieldNow());

            Assert.IsFalse(task.IsCompleted);
            Assert.IsTrue(task.Id > id);
            Assert.AreEqual("n", task.Name);
            Assert.AreEqual("k", task.Kind);
            Tick tick = scheduler.Tick();
            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, tick.Spawned);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void ACanceledTask_CanBeRestarted()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(new GateFuture());
            task.Cancel();
            scheduler.Tick();

            task.Restart(Futures.Ready());
            scheduler.Tick();

            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.IsFalse(task.Cancel());
        }

        [TestMethod]
        public void ARestartedTask_ForgetsTheExceptionOfTheEarlierRun()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(new FailingFuture(true, false));
            JoinHandle first = task.Join();
            scheduler.Tick();

            task.Restart(Futures.Ready());
            JoinHandle second = task.Join();
            Assert.IsNull(task.Exception);
            scheduler.Tick();

            Assert.IsNull(task.Exception);
            second.GetResult();
            Assert.ThrowsException(typeof(TestException), () => first.GetResult());
        }

        [TestMethod]
        public void RestartingATaskThatHasNotFinished_IsRefused()
        {
            Scheduler scheduler = new Scheduler(2);
            Task task = scheduler.Spawn(new GateFuture());
            Future future = Futures.Ready();

            Assert.ThrowsException(typeof(InvalidOperationException), () => task.Restart(future));
            scheduler.Tick();
            Assert.ThrowsException(typeof(InvalidOperationException), () => task.Restart(future));
            task.Cancel();
            Assert.ThrowsException(typeof(InvalidOperationException), () => task.Restart(future));

            // The future was not taken.
            scheduler.Spawn(future);
            Assert.AreEqual(2, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void RestartingWithABadFuture_IsRefusedAndLeavesTheTaskFinished()
        {
            Scheduler scheduler = new Scheduler(1);
            Future used = Futures.Ready();
            Task task = scheduler.Spawn(used);
            scheduler.Tick();

            Assert.ThrowsException(typeof(ArgumentNullException), () => task.Restart(null));
            Assert.ThrowsException(typeof(InvalidOperationException), () => task.Restart(used));

            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.AreEqual(0, scheduler.TaskCount);
            task.Restart(Futures.Ready());
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void AnOldJoin_KeepsTheResultOfTheRunItWasMadeFor()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            JoinHandle old = task.Join();
            scheduler.Tick();
            task.Restart(new GateFuture());
            JoinHandle current = task.Join();
            task.Cancel();
            scheduler.Tick();

            Assert.IsTrue(old.Status == TaskStatus.Completed);
            old.GetResult();
            CancelTests.AssertCanceled(task, current);
        }

        [TestMethod]
        public void AnOldJoinThatIsCanceled_DoesNotTouchTheNewRun()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            Task task = scheduler.Spawn(Futures.Ready());
            JoinHandle old = task.Join();
            scheduler.Tick();
            task.Restart(Futures.Ready());
            JoinHandle current = task.Join();
            current.Poll(waker);

            old.Cancel();
            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(current.IsCompleted);
        }

        [TestMethod]
        public void AnOldJoinsWaker_IsNotWokenByTheNewRun()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            Task task = scheduler.Spawn(Futures.Ready());
            task.Join().Poll(waker);
            scheduler.Tick();
            Assert.AreEqual(1, waker.Count);

            task.Restart(Futures.Ready());
            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void AStaleWaker_CostsTheNewRunAtMostOnePoll()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture first = new GateFuture();
            GateFuture second = new GateFuture();
            Task task = scheduler.Spawn(first);
            scheduler.Tick();
            first.Open();
            scheduler.Tick();
            task.Restart(second);
            scheduler.Tick();

            first.Waker.Wake();
            first.Waker.Wake();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(2, second.Polls);
            Assert.AreEqual(0, scheduler.Tick().Polled);
            second.Open();
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void AWakeAfterTheEndAndBeforeTheRestart_DoesNotQueueTheTaskTwice()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();

            task.Wake();
            GateFuture gate = new GateFuture();
            task.Restart(gate);
            task.Wake();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, gate.Polls);
            Assert.IsFalse(tick.HasRemaining);
            gate.Open();
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void ATask_CanBeRestartedByAnotherTaskInTheSameTick()
        {
            Scheduler scheduler = new Scheduler(2);
            Task first = scheduler.Spawn(Futures.Ready());
            scheduler.Spawn(Futures.PollFn(w =>
            {
                first.Restart(Futures.Ready());
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(3, tick.Polled);
            Assert.AreEqual(3, tick.Completed);
            Assert.AreEqual(3, tick.Spawned);
        }

        [TestMethod]
        public void RestartingInAFullScheduler_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();
            scheduler.Spawn(new GateFuture());
            Future future = Futures.Ready();

            Assert.ThrowsException(typeof(InvalidOperationException), () => task.Restart(future));
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }
    }
}
