using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class JoinTests
    {
        [TestMethod]
        public void JoiningATaskThatRanFirst_TakesNoWake()
        {
            Scheduler scheduler = new Scheduler(2);
            Task target = scheduler.Spawn(Futures.Ready());
            Task awaiter = scheduler.Spawn(target.Join());

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(0, tick.Woken);
            Assert.IsTrue(awaiter.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void JoiningATaskThatRunsLater_TakesOneWake()
        {
            Scheduler scheduler = new Scheduler(2);
            JoinHandle handle = null;
            Task target = null;
            int result = 0;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                if (handle == null)
                {
                    handle = target.Join();
                }

                if (handle.Poll(w) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                handle.GetResult();
                result++;
                return PollResult.Ready;
            }));
            target = scheduler.Spawn(Futures.PollFn(w =>
            {
                result = 41;
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(3, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(1, tick.WokenExternal);
            Assert.AreEqual(42, result);
        }

        [TestMethod]
        public void AJoinPolledByHand_IsWokenWhenTheTaskCompletes()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            JoinHandle handle = scheduler.Spawn(Futures.YieldNow()).Join();

            Assert.IsTrue(handle.Poll(waker) == PollResult.Pending);
            Assert.AreEqual(0, waker.Count);
            Assert.IsFalse(handle.IsCompleted);
            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(handle.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(handle.Status == TaskStatus.Completed);
            Assert.IsNull(handle.Exception);
            handle.GetResult();
        }

        [TestMethod]
        public void ATaskWhoseJoinIsGivenUp_StillCompletes()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.YieldNow());
            JoinHandle handle = task.Join();
            handle.Cancel();

            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.IsFalse(handle.IsCompleted);
        }

        [TestMethod]
        public void B4_AJoinGivenUpAfterAPoll_IsNotWoken()
        {
            // Upstream panics in a debug build and wakes the stale waker in a release build.
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            Task task = scheduler.Spawn(Futures.YieldNow());
            JoinHandle handle = task.Join();
            handle.Poll(waker);
            handle.Cancel();

            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void PollingAJoinThatWasGivenUp_IsRefused()
        {
            Scheduler scheduler = new Scheduler(1);
            JoinHandle handle = scheduler.Spawn(Futures.Ready()).Join();
            handle.Cancel();

            Assert.ThrowsException(typeof(InvalidOperationException), () => handle.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void AFinishedJoin_StaysReady()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            JoinHandle handle = scheduler.Spawn(Futures.Ready()).Join();
            scheduler.Tick();

            Assert.IsTrue(handle.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(handle.Poll(waker) == PollResult.Ready);
            handle.Cancel();
            Assert.IsTrue(handle.Poll(waker) == PollResult.Ready);
            handle.GetResult();
        }

        [TestMethod]
        public void AJoinMadeAfterTheEnd_IsReadyAtOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();

            JoinHandle handle = task.Join();

            Assert.IsTrue(handle.IsCompleted);
            Assert.IsTrue(handle.Poll(new CountingWaker()) == PollResult.Ready);
            Assert.AreSame(task, handle.Task);
        }

        [TestMethod]
        public void TheResultOfARunningTask_CannotBeTaken()
        {
            Scheduler scheduler = new Scheduler(1);
            JoinHandle handle = scheduler.Spawn(new GateFuture()).Join();
            scheduler.Tick();

            Assert.ThrowsException(typeof(InvalidOperationException), () => handle.GetResult());
            Assert.IsTrue(handle.Status == TaskStatus.Waiting);
        }

        [TestMethod]
        public void ManyJoinsOfOneTask_AreAllWokenInTheOrderTheyWereMade()
        {
            Scheduler scheduler = new Scheduler(4);
            Log log = new Log();
            GateFuture gate = new GateFuture();
            Task target = scheduler.Spawn(gate);
            for (int i = 0; i < 3; i++)
            {
                JoinHandle handle = target.Join();
                string name = i.ToString();
                scheduler.Spawn(Futures.PollFn(w =>
                {
                    PollResult result = handle.Poll(w);
                    if (result == PollResult.Ready)
                    {
                        log.Add(name);
                    }

                    return result;
                }));
            }

            scheduler.Tick();
            gate.Open();
            Tick tick = scheduler.Tick();

            Assert.AreEqual("0 1 2", log.Text);
            Assert.AreEqual(4, tick.Completed);
        }

        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [TestMethod]
        public void OneJoinOfThreeGivenUp_LeavesTheOthers(int givenUp)
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            CountingWaker[] wakers = new CountingWaker[3];
            JoinHandle[] handles = new JoinHandle[3];
            for (int i = 0; i < 3; i++)
            {
                wakers[i] = new CountingWaker();
                handles[i] = task.Join();
                handles[i].Poll(wakers[i]);
            }

            handles[givenUp].Cancel();
            scheduler.Tick();

            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(i == givenUp ? 0 : 1, wakers[i].Count);
                Assert.AreEqual(i != givenUp, handles[i].IsCompleted);
            }
        }

        [TestMethod]
        public void TheLatestWakerOfAJoin_IsTheOneWoken()
        {
            Scheduler scheduler = new Scheduler(1);
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            JoinHandle handle = scheduler.Spawn(Futures.Ready()).Join();
            handle.Poll(first);
            handle.Poll(second);

            scheduler.Tick();

            Assert.AreEqual(0, first.Count);
            Assert.AreEqual(1, second.Count);
        }
    }
}
