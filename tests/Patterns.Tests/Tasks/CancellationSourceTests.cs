using System;
using Maitake.Patterns;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class CancellationSourceTests
    {
        [TestMethod]
        public void Cancel_CancelsWhatWasAdded()
        {
            Scheduler scheduler = new Scheduler(20);
            CancellationSource source = new CancellationSource(2);
            Task[] tasks = new Task[10];
            GateFuture[] gates = new GateFuture[10];
            for (int i = 0; i < tasks.Length; i++)
            {
                gates[i] = new GateFuture();
                tasks[i] = scheduler.Spawn(gates[i]);
                source.Add(tasks[i]);
            }

            Task other = scheduler.Spawn(new GateFuture());
            scheduler.Tick();
            Assert.IsFalse(source.IsCancellationRequested);

            Assert.IsTrue(source.Cancel());

            Assert.IsTrue(source.IsCancellationRequested);
            Assert.IsFalse(source.Cancel());
            scheduler.Tick();
            for (int i = 0; i < tasks.Length; i++)
            {
                Assert.IsTrue(tasks[i].Status == TaskStatus.Canceled);
                Assert.AreEqual(1, gates[i].Cancels);
            }

            Assert.IsTrue(other.Status == TaskStatus.Waiting);
        }

        [TestMethod]
        public void ATaskAddedAfterwards_IsCanceledAtOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            CancellationSource source = new CancellationSource();
            source.Cancel();
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);

            source.Add(task);
            scheduler.Tick();

            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(0, gate.Polls);
        }

        [TestMethod]
        public void ATaskThatWasUsedAgain_IsLeftAlone()
        {
            Scheduler scheduler = new Scheduler(2);
            CancellationSource source = new CancellationSource();
            Task again = scheduler.Spawn(Futures.Ready());
            source.Add(again);
            Task both = scheduler.Spawn(Futures.Ready());
            source.Add(both);
            scheduler.Tick();
            again.Restart(new GateFuture());
            both.Restart(new GateFuture());
            source.Add(both);
            scheduler.Tick();

            source.Cancel();
            scheduler.Tick();

            Assert.IsTrue(again.Status == TaskStatus.Waiting);
            Assert.IsTrue(both.Status == TaskStatus.Canceled);
        }

        [TestMethod]
        public void ItForgetsTasksThatHaveEnded()
        {
            // Ten thousand tasks that end, one that lives on, and one that is added last.
            Scheduler scheduler = new Scheduler(3);
            CancellationSource source = new CancellationSource(4);
            Task living = scheduler.Spawn(new GateFuture());
            source.Add(living);
            Task task = scheduler.Spawn(Futures.Ready());
            source.Add(task);
            scheduler.Tick();
            for (int i = 0; i < 10000; i++)
            {
                task.Restart(Futures.Ready());
                source.Add(task);
                scheduler.Tick();
            }

            Task last = scheduler.Spawn(new GateFuture());
            source.Add(last);
            scheduler.Tick();
            source.Cancel();
            scheduler.Tick();
            Assert.IsTrue(living.Status == TaskStatus.Canceled);
            Assert.IsTrue(last.Status == TaskStatus.Canceled);
        }

        [TestMethod]
        public void TasksThatHaveEnded_MakeRoomForOthers()
        {
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            Scheduler scheduler = new Scheduler(3);
            CancellationSource source = new CancellationSource(4);
            source.Add(scheduler.Spawn(new GateFuture()));
            long before = Meter.Objects();
            long asking = Meter.Objects() - before;
            long grown = 0;
            YieldFuture again = Futures.Yield(0);
            Task kept = scheduler.Spawn(again);
            scheduler.Tick();
            for (int i = 0; i < 1000; i++)
            {
                // Tasks of their own, then runs of one task, which is alive each time that it is added.
                Task task = kept;
                if (i < 500)
                {
                    task = scheduler.Spawn(Futures.Ready());
                }
                else
                {
                    again.Reset(0);
                    task.Restart(again);
                }

                before = Meter.Objects();
                source.Add(task);
                grown += Meter.Objects() - before - asking;
                scheduler.Tick();
            }

            Assert.AreEqual(0L, grown);
        }

        [TestMethod]
        public void Wait_IsReadyOnceItIsCanceled()
        {
            CancellationSource source = new CancellationSource();
            CountingWaker waker = new CountingWaker();
            Wait first = source.Wait();
            Wait second = source.Wait();
            Wait gone = source.Wait();
            Assert.IsTrue(first.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(second.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(gone.Poll(waker) == PollResult.Pending);
            gone.Cancel();

            source.Cancel();

            Assert.AreEqual(2, waker.Count);
            Assert.IsTrue(first.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(second.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(source.Wait().Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void Wait_WinsASelect()
        {
            CancellationSource source = new CancellationSource();
            GateFuture work = new GateFuture();
            CombinedFuture select = Futures.Select(work, source.Wait());
            Assert.IsTrue(select.Poll(new CountingWaker()) == PollResult.Pending);
            source.Cancel();
            Assert.IsTrue(select.Poll(null) == PollResult.Ready);
            Assert.AreEqual(1, select.Result);
            Assert.AreEqual(1, work.Cancels);
        }

        [TestMethod]
        public void Reset_MakesItGoodAsNew()
        {
            Scheduler scheduler = new Scheduler(2);
            CancellationSource source = new CancellationSource();
            Wait wait = source.Wait();
            for (int i = 0; i < 3; i++)
            {
                Task task = scheduler.Spawn(new GateFuture());
                source.Add(task);
                source.Reset();
                Assert.IsTrue(wait.Poll(new CountingWaker()) == PollResult.Pending);
                Assert.IsTrue(source.Cancel());
                scheduler.Tick();
                Assert.IsTrue(task.Status == TaskStatus.Canceled);
                Assert.IsTrue(wait.Poll(null) == PollResult.Ready);

                source.Reset();
                wait.Reset();
                Assert.IsFalse(source.IsCancellationRequested);
            }
        }

        [TestMethod]
        public void AResetWhileACancelIsUnderWay_LetsItFinishFirst()
        {
            // As from another thread: here by a waker that the cancel wakes before it comes to the tasks.
            Scheduler scheduler = new Scheduler(3);
            CancellationSource source = new CancellationSource();
            Task[] tasks = new Task[3];
            for (int i = 0; i < tasks.Length; i++)
            {
                tasks[i] = scheduler.Spawn(new GateFuture());
                source.Add(tasks[i]);
            }

            Assert.IsTrue(source.Wait().Poll(new CallingWaker(() => source.Reset())) == PollResult.Pending);
            source.Cancel();
            Assert.IsFalse(source.IsCancellationRequested);
            scheduler.Tick();
            for (int i = 0; i < tasks.Length; i++)
            {
                Assert.IsTrue(tasks[i].Status == TaskStatus.Canceled);
            }
        }

        [TestMethod]
        public void ATaskThatCancelsItself_EndsAfterItsPoll()
        {
            Scheduler scheduler = new Scheduler(2);
            CancellationSource source = new CancellationSource();
            int polls = 0;
            Task task = scheduler.Spawn(Futures.PollFn(w =>
            {
                polls++;
                source.Cancel();
                return PollResult.Pending;
            }));
            source.Add(task);
            scheduler.Tick();
            Assert.AreEqual(1, polls);
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
        }

        [TestMethod]
        public void BadArguments_AreRefused()
        {
            CancellationSource source = new CancellationSource();
            Assert.ThrowsException(typeof(ArgumentNullException), () => source.Add(null));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new CancellationSource(0));
        }
    }
}
