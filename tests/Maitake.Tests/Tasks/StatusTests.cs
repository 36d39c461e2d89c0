using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class StatusTests
    {
        [TestMethod]
        public void ATaskGoesFromScheduledThroughRunningAndWaitingToCompleted()
        {
            Scheduler scheduler = new Scheduler(1);
            TaskStatus inside = TaskStatus.ShutDown;
            Task task = null;
            bool ready = false;
            task = scheduler.Spawn(Futures.PollFn(w =>
            {
                inside = task.Status;
                return ready ? PollResult.Ready : PollResult.Pending;
            }));

            Assert.IsTrue(task.Status == TaskStatus.Scheduled);
            scheduler.Tick();
            Assert.IsTrue(inside == TaskStatus.Running);
            Assert.IsTrue(task.Status == TaskStatus.Waiting);
            Assert.IsFalse(task.IsCompleted);
            task.Wake();
            Assert.IsTrue(task.Status == TaskStatus.Scheduled);
            ready = true;
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.IsTrue(task.IsCompleted);
        }

        [TestMethod]
        public void ATaskLeftInTheQueueByAShortTick_IsScheduled()
        {
            Scheduler scheduler = new Scheduler(2);
            Task first = scheduler.Spawn(Futures.YieldNow());
            Task second = scheduler.Spawn(Futures.Ready());

            scheduler.Tick(1);

            Assert.IsTrue(first.Status == TaskStatus.Scheduled);
            Assert.IsTrue(second.Status == TaskStatus.Scheduled);
        }

        [TestMethod]
        public void AJoin_ShowsTheStatusOfTheTaskUntilThatEnds()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();

            Assert.IsTrue(handle.Status == TaskStatus.Scheduled);
            scheduler.Tick();
            Assert.IsTrue(handle.Status == TaskStatus.Waiting);
            gate.Open();
            scheduler.Tick();
            Assert.IsTrue(handle.Status == TaskStatus.Completed);
        }
    }
}
