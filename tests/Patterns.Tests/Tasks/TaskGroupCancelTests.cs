using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // However a group is given up, nothing of it is left.
    [TestClass]
    public class TaskGroupCancelTests
    {
        [TestMethod]
        public void OffTheSchedulersThread_TasksEndAtItsNextStep()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            CountingWaker waker = new CountingWaker();
            GateFuture waiting = new GateFuture();
            GateFuture fresh = new GateFuture();
            group.Spawn(waiting);
            scheduler.Tick();
            group.Spawn(fresh);
            Future wait = group.WaitAll();
            wait.Poll(waker);

            group.Cancel();

            Assert.AreEqual(2, group.TaskCount);
            GateFuture late = new GateFuture();
            group.Spawn(late);
            scheduler.Tick();
            Assert.AreEqual(0, group.TaskCount);
            Assert.AreEqual(1, waiting.Cancels);
            Assert.AreEqual(1, fresh.Cancels);
            Assert.AreEqual(0, fresh.Polls);
            Assert.AreEqual(1, late.Cancels);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(wait.Poll(waker) == PollResult.Ready);

            // And it can be used again.
            Task again = group.Spawn(Futures.Ready());
            scheduler.Tick();
            Assert.IsTrue(again.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void OnTheSchedulersThread_TasksHaveEndedWhenItReturns()
        {
            // One that waits, one that is queued, one that was not polled yet, one that was woken from elsewhere.
            for (int how = 0; how < 3; how++)
            {
                int way = how;
                Scheduler scheduler = new Scheduler(8);
                Log log = new Log();
                TaskGroup group = new TaskGroup(scheduler);
                GateFuture waiting = new GateFuture();
                GateFuture queued = new GateFuture();
                GateFuture fresh = new GateFuture();
                GateFuture woken = new GateFuture();
                scheduler.Spawn(new LogFuture(log, "a", 1));
                group.Spawn(waiting);
                group.Spawn(queued);
                group.Spawn(woken);
                Future wait = group.WaitAll();
                Task owner = scheduler.Spawn(Futures.PollFn(w =>
                {
                    if (wait.Poll(w) == PollResult.Pending && fresh.Waker == null && queued.Waker != null && fresh.Cancels == 0)
                    {
                        group.Spawn(fresh);
                        queued.Waker.Wake();
                        if (way == 0)
                        {
                            wait.Cancel();
                        }
                        else if (way == 1)
                        {
                            group.Cancel();
                        }
                        else
                        {
                            group.Dispose();
                        }

                        log.Add(group.TaskCount.ToString());
                    }

                    return PollResult.Ready;
                }));
                scheduler.Spawn(new LogFuture(log, "b", 1));
                Tick tick = scheduler.Tick();

                Assert.AreEqual("a 0 b a b", log.Text);
                Assert.AreEqual(1, waiting.Cancels);
                Assert.AreEqual(1, queued.Cancels);
                Assert.AreEqual(1, fresh.Cancels);
                Assert.AreEqual(0, fresh.Polls);
                Assert.AreEqual(1, woken.Cancels);
                Assert.AreEqual(8, tick.Polled);
                Assert.AreEqual(7, tick.Spawned);
                Assert.AreEqual(2, tick.WokenInternal);
                Assert.AreEqual(1, tick.WokenExternal);
                Assert.IsFalse(tick.HasRemaining);
                Assert.IsTrue(owner.Status == TaskStatus.Completed);

                // Late wakes, and slots that are used again.
                waiting.Waker.Wake();
                queued.Waker.Wake();
                Assert.AreEqual(0, scheduler.Tick().Polled);
                Assert.AreEqual(0, scheduler.TaskCount);
                for (int i = 0; i < 8; i++)
                {
                    scheduler.Spawn(Futures.YieldNow());
                }

                Assert.AreEqual(8, scheduler.Tick().Completed);
            }
        }

        [TestMethod]
        public void OnAnotherThreadWhileTheSchedulerRuns_TasksEndAtItsNextStep()
        {
            // The scheduler's thread is in a poll, and waits for the other one.
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            GateFuture waiting = new GateFuture();
            Task task = group.Spawn(waiting);
            int cancels = -1;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                System.Threading.Thread other = new System.Threading.Thread(() => group.Cancel());
                other.Start();
                other.Join();
                cancels = waiting.Cancels;
                return PollResult.Ready;
            }));
            scheduler.Tick();
            Assert.AreEqual(0, cancels);
            Assert.AreEqual(1, waiting.Cancels);
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(0, group.TaskCount);
        }

        [TestMethod]
        public void ATaskOfTheGroupThatCancelsIt_EndsAfterItsPoll()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            GateFuture other = new GateFuture();
            int left = -1;
            Task task = group.Spawn(Futures.PollFn(w =>
            {
                group.Cancel();
                left = group.TaskCount;
                return PollResult.Pending;
            }));
            group.Spawn(other);
            scheduler.Tick(1);
            Assert.AreEqual(1, left);
            Assert.AreEqual(1, other.Cancels);
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(0, group.TaskCount);
        }

        [TestMethod]
        public void ACancelThatCancelsTheGroupAgain_IsHarmless()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            Nagging a = new Nagging(group);
            Nagging b = new Nagging(group);
            group.Spawn(a);
            group.Spawn(b);
            scheduler.Tick();
            scheduler.Spawn(Futures.PollFn(w =>
            {
                group.Cancel();
                return PollResult.Ready;
            }));
            scheduler.Tick();
            Assert.AreEqual(1, a.Cancels);
            Assert.AreEqual(1, b.Cancels);
            Assert.AreEqual(0, group.TaskCount);
        }

        [TestMethod]
        public void ACancelThatThrows_IsAFailure()
        {
            Scheduler scheduler = new Scheduler(4);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup group = new TaskGroup(scheduler);
            FailingFuture failing = new FailingFuture(false, true);
            GateFuture other = new GateFuture();
            group.Spawn(failing);
            group.Spawn(other);
            group.Cancel();
            scheduler.Tick();
            Assert.AreEqual(1, other.Cancels);
            Assert.AreSame(failing.Thrown, Expect.Thrown(group.WaitAll()));
            Assert.AreEqual(0, faults.Count);
        }

        [TestMethod]
        public void ADisposedGroup_RefusesAndTellsTheHandlerOfFailures()
        {
            Scheduler scheduler = new Scheduler(4);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup group = new TaskGroup(scheduler);
            group.Spawn(new FailingFuture(true, false));
            scheduler.Tick();
            Assert.AreEqual(0, faults.Count);

            // A failure that nobody waited for, and one while it is being disposed; the task that does so goes on.
            Task current = null;
            Task owner = scheduler.Spawn(Futures.PollFn(w =>
            {
                group.Dispose();
                current = scheduler.CurrentTask;
                return PollResult.Ready;
            }));
            scheduler.Tick();
            Assert.AreEqual(1, faults.Count);
            Assert.AreEqual("poll", faults.Exception.Message);
            Assert.AreSame(owner, current);
            Assert.IsTrue(owner.Status == TaskStatus.Completed);

            // Once, and not to whoever waits all the same.
            group.Dispose();
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
            Assert.AreEqual(1, faults.Count);

            Future refused = Futures.Ready();
            Assert.ThrowsException(typeof(InvalidOperationException), () => group.Spawn(refused));
            scheduler.Spawn(refused);

            TaskGroup second = new TaskGroup(scheduler);
            second.Spawn(new FailingFuture(false, true));
            owner = scheduler.Spawn(Futures.PollFn(w =>
            {
                second.Dispose();
                current = scheduler.CurrentTask;
                return PollResult.Ready;
            }));
            scheduler.Tick();
            Assert.AreEqual(2, faults.Count);
            Assert.AreEqual("cancel", faults.Exception.Message);
            Assert.AreSame(owner, current);
            Assert.IsTrue(owner.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void TheLoserOfASelect_CancelsItsTasksWithTheirLocksAndTimers()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(8);
            Mutex mutex = new Mutex();
            TaskGroup group = new TaskGroup(scheduler);
            group.Spawn(Futures.Join(mutex.Lock(), wheel.SleepTicks(50)));
            group.Spawn(mutex.Lock());
            group.Spawn(wheel.SleepTicks(60));
            CombinedFuture select = Futures.Select(group.WaitAll(), wheel.SleepTicks(10));
            scheduler.Spawn(select);
            scheduler.Tick();
            Assert.IsTrue(mutex.IsLocked);
            Assert.AreEqual(3, wheel.PendingCount);
            clock.Advance(10);
            wheel.Turn();
            scheduler.Tick();

            Assert.AreEqual(1, select.Result);
            Assert.AreEqual(0, scheduler.TaskCount);
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsFalse(mutex.IsLocked);
        }

        [TestMethod]
        public void AGroupInAGroup_EndsWithIt()
        {
            // However the outer one ends, and whoever owns it: nothing is left of the inner one, nor of what that holds.
            for (int how = 0; how < 4; how++)
            {
                TimerWheel wheel = new TimerWheel(new ManualClock());
                Scheduler scheduler = new Scheduler(8);
                Mutex mutex = new Mutex();
                TaskGroup outer = new TaskGroup(scheduler);
                TaskGroup inner = new TaskGroup(scheduler);
                GateFuture failing = new GateFuture();
                inner.Spawn(Futures.Join(mutex.Lock(), wheel.SleepTicks(50)));
                inner.Spawn(wheel.SleepTicks(60));
                outer.Spawn(inner.WaitAll());
                outer.Spawn(Futures.PollFn(w => failing.Poll(w) == PollResult.Ready ? throw new TestException("outer") : PollResult.Pending));
                Task owner = scheduler.Spawn(outer.WaitAll());
                scheduler.Tick();
                Assert.AreEqual(5, scheduler.TaskCount);
                Assert.AreEqual(2, wheel.PendingCount);
                switch (how)
                {
                    case 0: owner.Cancel(); break;
                    case 1: outer.Dispose(); break;
                    case 2: failing.Open(); break;
                    default: scheduler.Shutdown(); break;
                }

                JoinHandle handle = owner.Join();
                if (how != 3)
                {
                    scheduler.Tick();
                }

                Assert.AreEqual(0, scheduler.TaskCount);
                Assert.AreEqual(0, inner.TaskCount);
                Assert.AreEqual(0, outer.TaskCount);
                Assert.AreEqual(0, wheel.PendingCount);
                Assert.IsFalse(mutex.IsLocked);
                Assert.AreEqual(how == 2 ? "outer" : null, handle.Exception == null ? null : handle.Exception.Message);
            }
        }

        [TestMethod]
        public void AnInnerGroupThatFails_FailsTheOuterOne()
        {
            Scheduler scheduler = new Scheduler(8);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup outer = new TaskGroup(scheduler);
            TaskGroup inner = new TaskGroup(scheduler);
            GateFuture other = new GateFuture();
            GateFuture brother = new GateFuture();
            FailingFuture failing = new FailingFuture(true, false);
            outer.Spawn(other);
            outer.Spawn(inner.WaitAll());
            inner.Spawn(brother);
            inner.Spawn(failing);
            scheduler.Tick();
            Assert.AreEqual(1, brother.Cancels);
            Assert.AreEqual(1, other.Cancels);
            Assert.AreEqual(0, scheduler.TaskCount);
            Assert.AreSame(failing.Thrown, Expect.Thrown(outer.WaitAll()));
            Assert.AreEqual(0, faults.Count);
        }

        [TestMethod]
        public void AShutdown_EndsTheGroup()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            GateFuture gate = new GateFuture();
            group.Spawn(gate);
            scheduler.Spawn(group.WaitAll());
            scheduler.Tick();
            scheduler.Shutdown();
            Assert.AreEqual(1, gate.Cancels);
            Assert.AreEqual(0, group.TaskCount);
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
        }

        // Cancels its own group once more when it is canceled.
        private sealed class Nagging : Future
        {
            public int Cancels;
            private readonly TaskGroup _group;

            public Nagging(TaskGroup group)
            {
                _group = group;
            }

            public override PollResult Poll(Waker waker)
            {
                return PollResult.Pending;
            }

            public override void Cancel()
            {
                Cancels++;
                _group.Cancel();
                base.Cancel();
            }
        }
    }
}
