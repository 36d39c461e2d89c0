using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class CurrentTaskTests
    {
        [TestMethod]
        public void CurrentTask_IsTheTaskBeingPolledAndNullOutside()
        {
            Scheduler scheduler = new Scheduler(2);
            Task seen = null;
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                seen = scheduler.CurrentTask;
                return PollResult.Ready;
            }));

            Assert.IsNull(scheduler.CurrentTask);
            scheduler.Tick();

            Assert.AreSame(task, seen);
            Assert.IsNull(scheduler.CurrentTask);
        }

        [TestMethod]
        public void ATask_IsTheWakerItsFutureIsPolledWith()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);

            scheduler.Tick();

            Assert.AreSame(task, gate.Waker);
        }

        [TestMethod]
        public void CurrentTask_IsNullAfterATaskThatFailed()
        {
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            scheduler.Spawn(new FailingFuture(true, false));

            scheduler.Tick();

            Assert.AreEqual(1, faults.Count);
            Assert.IsNull(scheduler.CurrentTask);
        }

        [TestMethod]
        public void B22_ANestedTick_IsRefusedAndTheTaskStaysCurrent()
        {
            // Upstream runs other tasks inside the task that ticks, and forgets which one that was.
            Scheduler scheduler = new Scheduler(2);
            bool refused = false;
            Task current = null;
            GateFuture other = new GateFuture();
            Task outer = scheduler.Spawn(Futures.PollFn(w =>
            {
                try
                {
                    scheduler.Tick();
                }
                catch (InvalidOperationException)
                {
                    refused = true;
                }

                current = scheduler.CurrentTask;
                Assert.AreEqual(0, other.Polls);
                return PollResult.Ready;
            }));
            Task queued = scheduler.Spawn(other);

            Tick tick = scheduler.Tick();

            Assert.IsTrue(refused);
            Assert.AreSame(outer, current);
            Assert.IsTrue(outer.Status == TaskStatus.Completed);
            Assert.AreEqual(2, tick.Polled);
            Assert.IsTrue(queued.Status == TaskStatus.Waiting);
        }

        [TestMethod]
        public void ATaskOfOneScheduler_MayTickAnother()
        {
            Scheduler outer = new Scheduler(1);
            Scheduler inner = new Scheduler(1);
            inner.Spawn(Futures.Ready());
            int completed = 0;
            outer.Spawn(Futures.PollFn(w =>
            {
                completed = inner.Tick().Completed;
                return PollResult.Ready;
            }));

            Assert.AreEqual(1, outer.Tick().Completed);
            Assert.AreEqual(1, completed);
        }
    }
}
