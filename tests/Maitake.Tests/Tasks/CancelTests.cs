using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class CancelTests
    {
        [TestMethod]
        public void ATaskCanceledBeforeItsFirstPoll_NeverRuns()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();
            handle.Poll(waker);

            Assert.IsTrue(task.Cancel());
            Assert.IsFalse(task.Cancel());
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(0, gate.Polls);
            Assert.AreEqual(1, gate.Cancels);
            Assert.AreEqual(1, waker.Count);
            AssertCanceled(task, handle);
        }

        [TestMethod]
        public void B1_CancelOfAnIdleTask_ReachesItAndItsJoiner()
        {
            // Upstream marks the task as woken and then does not queue it for that reason: joiners wait for ever.
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();
            Task awaiter = scheduler.Spawn(handle);
            scheduler.Tick();

            Assert.IsTrue(task.Cancel());
            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(1, gate.Polls);
            Assert.IsTrue(awaiter.IsCompleted);
            AssertCanceled(task, handle);
        }

        [TestMethod]
        public void CancelOfAnIdleTask_TakesOnePoll()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(new GateFuture());
            scheduler.Tick();

            task.Cancel();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, tick.WokenExternal);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void B2_ACanceledTask_IsCompleted()
        {
            // Upstream never says so.
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(new GateFuture());
            scheduler.Tick();
            task.Cancel();
            Assert.IsFalse(task.IsCompleted);

            scheduler.Tick();

            Assert.IsTrue(task.IsCompleted);
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
        }

        [TestMethod]
        public void B3_ACanceledTask_ReleasesWhatItHoldsAtOnce()
        {
            // Upstream drops the future only with the last reference to the task; here the task and a handle are still held.
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();
            scheduler.Tick();

            task.Cancel();
            scheduler.Tick();

            Assert.AreEqual(1, gate.Cancels);
            Assert.AreEqual(0, scheduler.TaskCount);
            AssertCanceled(task, handle);
        }

        [TestMethod]
        public void B5_CancelAfterCompletion_IsFalseAndKeepsTheResult()
        {
            // Upstream says true and turns the result into an error.
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            gate.Open();
            Task task = scheduler.Spawn(gate);
            JoinHandle handle = task.Join();
            scheduler.Tick();

            Assert.IsFalse(task.Cancel());
            Assert.IsFalse(task.Cancel());
            Assert.AreEqual(0, scheduler.Tick().Polled);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.IsTrue(handle.Status == TaskStatus.Completed);
            Assert.AreEqual(0, gate.Cancels);
            handle.GetResult();
            task.Join().GetResult();
        }

        [TestMethod]
        public void ATaskCanceledBetweenTwoPolls_IsNotPolledAgain()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Yield(2));
            JoinHandle handle = task.Join();
            Assert.IsTrue(scheduler.Tick(1).HasRemaining);

            Assert.IsTrue(task.Cancel());
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            AssertCanceled(task, handle);
        }

        [TestMethod]
        public void ATaskThatCancelsItself_EndsAtItsNextPoll()
        {
            Scheduler scheduler = new Scheduler(1);
            int step = 0;
            bool canceled = false;
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                step++;
                if (step == 2)
                {
                    canceled = scheduler.CurrentTask.Cancel();
                }

                w.Wake();
                return PollResult.Pending;
            }));
            JoinHandle handle = task.Join();

            Tick tick = scheduler.Tick();

            Assert.IsTrue(canceled);
            Assert.AreEqual(3, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(2, step);
            AssertCanceled(task, handle);
        }

        [TestMethod]
        public void ATaskThatCancelsItselfAndWaits_IsEnded()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                scheduler.CurrentTask.Cancel();
                return PollResult.Pending;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            AssertCanceled(task, task.Join());
        }

        [TestMethod]
        public void ATaskThatCompletesInThePollThatCancelsIt_HasCompleted()
        {
            Scheduler scheduler = new Scheduler(1);
            bool canceled = false;
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                canceled = scheduler.CurrentTask.Cancel();
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.IsTrue(canceled);
            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            task.Join().GetResult();
            Assert.AreEqual(0, scheduler.Tick().Polled);
        }

        [TestMethod]
        public void ATask_MayCancelAnotherThatIsQueued()
        {
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            Task victim = null;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                victim.Cancel();
                return PollResult.Ready;
            }));
            victim = scheduler.Spawn(gate);

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(0, gate.Polls);
            AssertCanceled(victim, victim.Join());
        }

        [TestMethod]
        public void ATaskCanceledFromAnotherThread_IsEndedAtTheNextTick()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(new GateFuture());
            scheduler.Tick();
            System.Threading.Thread other = new System.Threading.Thread(() => task.Cancel());
            other.Start();
            other.Join();

            Assert.AreEqual(1, scheduler.Tick().Completed);
            AssertCanceled(task, task.Join());
        }

        [TestMethod]
        public void WakesAfterACancel_MakeNoFurtherPoll()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            scheduler.Tick();

            task.Cancel();
            gate.Open();
            task.Wake();
            scheduler.Tick();
            gate.Waker.Wake();

            Assert.AreEqual(0, scheduler.Tick().Polled);
            Assert.AreEqual(1, gate.Polls);
            Assert.AreEqual(1, gate.Cancels);
        }

        [TestMethod]
        public void CancelingAJoin_LeavesTheTaskAlone()
        {
            Scheduler scheduler = new Scheduler(2);
            Task target = scheduler.Spawn(new GateFuture());
            Task awaiter = scheduler.Spawn(target.Join());
            scheduler.Tick();

            awaiter.Cancel();
            scheduler.Tick();

            Assert.IsTrue(awaiter.Status == TaskStatus.Canceled);
            Assert.IsTrue(target.Status == TaskStatus.Waiting);
        }

        internal static void AssertCanceled(Task task, JoinHandle handle)
        {
            Assert.IsTrue(task.IsCompleted);
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.IsTrue(handle.Poll(new CountingWaker()) == PollResult.Ready);
            Assert.IsTrue(handle.Status == TaskStatus.Canceled);
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
            Assert.IsTrue(thrown.IsCanceled);
            Assert.IsFalse(thrown.IsShutDown);
            Assert.AreSame(task, thrown.Task);
            Assert.AreEqual(task.ToString() + " was canceled", thrown.Message);
        }
    }
}
