using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class FaultTests
    {
        [TestMethod]
        public void ATaskThatThrows_LeavesTheOthersRunning()
        {
            Scheduler scheduler = new Scheduler(3);
            FaultRecorder.On(scheduler);
            Task before = scheduler.Spawn(Futures.YieldNow());
            Task failing = scheduler.Spawn(new FailingFuture(true, false));
            Task after = scheduler.Spawn(Futures.YieldNow());

            Tick tick = scheduler.Tick();

            Assert.AreEqual(5, tick.Polled);
            Assert.AreEqual(3, tick.Completed);
            Assert.IsTrue(before.Status == TaskStatus.Completed);
            Assert.IsTrue(failing.Status == TaskStatus.Faulted);
            Assert.IsTrue(after.Status == TaskStatus.Completed);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void AJoinerGetsTheException_AndTheHandlerIsNotCalled()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(true, false);
            Task task = scheduler.Spawn(future);
            JoinHandle handle = task.Join();

            scheduler.Tick();

            Assert.IsTrue(handle.IsCompleted);
            Assert.IsTrue(handle.Status == TaskStatus.Faulted);
            Assert.AreSame(future.Thrown, handle.Exception);
            Assert.AreSame(future.Thrown, task.Exception);
            Assert.ThrowsException(typeof(TestException), () => handle.GetResult());
            Assert.AreEqual(0, faults.Count);
        }

        [TestMethod]
        public void WithoutAJoiner_TheHandlerIsCalledOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(true, false);
            Task task = scheduler.Spawn(future);

            scheduler.Tick();

            Assert.AreEqual(1, faults.Count);
            Assert.AreSame(task, faults.Task);
            Assert.AreSame(future.Thrown, faults.Exception);
            Assert.AreSame(future.Thrown, task.Exception);

            // Somebody who asks later still learns of it.
            Assert.ThrowsException(typeof(TestException), () => task.Join().GetResult());
        }

        [TestMethod]
        public void AJoinGivenUp_DoesNotCountAsAJoiner()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Task task = scheduler.Spawn(new FailingFuture(true, false));
            task.Join().Cancel();

            scheduler.Tick();

            Assert.AreEqual(1, faults.Count);
        }

        [TestMethod]
        public void WithoutAHandler_AFaultIsPrintedAndTheTickGoesOn()
        {
            Scheduler scheduler = new Scheduler(2);
            scheduler.BuildTask().Name("on purpose").Spawn(new FailingFuture(true, false));
            Task after = scheduler.Spawn(Futures.Ready());

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Completed);
            Assert.IsTrue(after.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void AHandlerThatThrows_HarmsNobody()
        {
            Scheduler scheduler = new Scheduler(3);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            faults.Throws = true;
            scheduler.Spawn(new FailingFuture(true, false));
            scheduler.Spawn(new FailingFuture(true, false));
            Task after = scheduler.Spawn(Futures.Ready());

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, faults.Count);
            Assert.AreEqual(3, tick.Completed);
            Assert.IsTrue(after.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void AHandler_MayRestartTheTask()
        {
            Scheduler scheduler = new Scheduler(1);
            Task seen = null;
            scheduler.FaultHandler = (task, exception) =>
            {
                seen = task;
                task.Restart(Futures.Ready());
            };
            Task failing = scheduler.Spawn(new FailingFuture(true, false));

            Tick tick = scheduler.Tick();

            Assert.AreSame(failing, seen);
            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.IsTrue(failing.Status == TaskStatus.Completed);
            Assert.IsNull(failing.Exception);
        }

        [TestMethod]
        public void AFutureThatThrewInAPoll_IsCanceledOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(true, false);
            scheduler.Spawn(future);

            scheduler.Tick();

            Assert.AreEqual(1, future.Polls);
            Assert.AreEqual(1, future.Cancels);
        }

        [TestMethod]
        public void TheWakerOfATaskThatFailed_DoesNothing()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(true, false);
            scheduler.Spawn(future);
            scheduler.Tick();

            future.Waker.Wake();

            Tick tick = scheduler.Tick();
            Assert.AreEqual(0, tick.Polled);
            Assert.AreEqual(0, tick.Woken);
            Assert.AreEqual(1, future.Polls);
        }

        [TestMethod]
        public void ATaskThatWakesItselfAndThrows_IsNotPolledAgain()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            int polls = 0;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                polls++;
                w.Wake();
                throw new TestException("after the wake");
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, polls);
            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.IsFalse(tick.HasRemaining);
            Assert.AreEqual(1, faults.Count);
        }

        [TestMethod]
        public void AnExceptionInThePoll_HidesOneInTheCancelThatFollows()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(true, true);
            Task task = scheduler.Spawn(future);

            scheduler.Tick();

            Assert.AreEqual("poll", faults.Exception.Message);
            Assert.AreSame(future.Thrown, task.Exception);
            Assert.AreEqual(1, future.Cancels);
        }

        [TestMethod]
        public void AFutureThatThrowsWhenCanceled_EndsAsFaulted()
        {
            Scheduler scheduler = new Scheduler(2);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            FailingFuture future = new FailingFuture(false, true);
            Task task = scheduler.Spawn(future);
            scheduler.Tick();

            task.Cancel();
            Task after = scheduler.Spawn(Futures.Ready());
            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Completed);
            Assert.IsTrue(task.Status == TaskStatus.Faulted);
            Assert.AreSame(future.Thrown, task.Exception);
            Assert.AreEqual(1, faults.Count);
            Assert.AreSame(future.Thrown, faults.Exception);
            Assert.IsTrue(after.Status == TaskStatus.Completed);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void AJoinerOfATaskWhoseCancelThrows_GetsTheException()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Task task = scheduler.Spawn(new FailingFuture(false, true));
            JoinHandle handle = task.Join();

            task.Cancel();
            scheduler.Tick();

            Assert.ThrowsException(typeof(TestException), () => handle.GetResult());
            Assert.AreEqual(0, faults.Count);
        }
    }
}
