using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class JoinWakerTests
    {
        [TestMethod]
        public void B26_AJoinersWaker_MayUseTheSchedulerAndTheTask()
        {
            // Upstream runs some wakers under a lock, so that one that runs code at once waits for ever. Here the waker does all that takes
            // the scheduler's lock, from another thread too: a lock held meanwhile would stop the test.
            Scheduler scheduler = new Scheduler(4);
            Task task = scheduler.Spawn(Futures.Ready());
            JoinHandle handle = task.Join();
            BusyWaker waker = new BusyWaker(scheduler, task);
            handle.Poll(waker);

            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(waker.SawCompleted);
            Assert.AreEqual(2, waker.SeenTasks);
            Assert.IsTrue(handle.IsCompleted);
        }

        [TestMethod]
        public void AJoinersWakerThatThrows_CostsNobodyElseTheirWake()
        {
            Scheduler scheduler = new Scheduler(2);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Task task = scheduler.Spawn(Futures.Ready());
            Task next = scheduler.Spawn(Futures.Ready());
            CountingWaker waker = new CountingWaker();
            task.Join().Poll(new ThrowingWaker());
            task.Join().Poll(waker);

            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.IsTrue(next.Status == TaskStatus.Completed);
            Assert.AreEqual(1, faults.Count);
            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
        }

        private sealed class ThrowingWaker : Waker
        {
            public override void Wake()
            {
                throw new TestException("waker");
            }
        }

        private sealed class BusyWaker : Waker
        {
            public int Count;
            public bool SawCompleted;
            public int SeenTasks;

            private readonly Scheduler _scheduler;
            private readonly Task _task;

            public BusyWaker(Scheduler scheduler, Task task)
            {
                _scheduler = scheduler;
                _task = task;
            }

            public override void Wake()
            {
                Count++;
                _scheduler.Spawn(Futures.Ready());
                System.Threading.Thread other = new System.Threading.Thread(() =>
                {
                    _scheduler.Spawn(Futures.Ready());
                    SawCompleted = _task.Join().IsCompleted;
                    _task.Cancel();
                    _task.Wake();
                    SeenTasks = _scheduler.TaskCount;
                });
                other.Start();
                other.Join();
            }
        }
    }
}
