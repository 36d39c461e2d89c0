using System;
using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class TaskGroupTests
    {
        [TestMethod]
        public void WaitAll_IsReadyWhenAllHaveEnded()
        {
            Scheduler scheduler = new Scheduler(8);
            TaskGroup group = new TaskGroup(scheduler);
            CountingWaker waker = new CountingWaker();
            GateFuture a = new GateFuture();
            GateFuture b = new GateFuture();
            group.Spawn(a);
            Future wait = group.WaitAll();
            Assert.IsTrue(wait.Poll(waker) == PollResult.Pending);
            group.Spawn(b);
            Assert.AreEqual(2, group.TaskCount);
            scheduler.Tick();
            a.Open();
            scheduler.Tick();
            Assert.AreEqual(0, waker.Count);
            Assert.IsTrue(wait.Poll(waker) == PollResult.Pending);
            b.Open();
            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(wait.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(wait.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, group.TaskCount);

            // Whoever has waited is not woken by what the group does later.
            group.Spawn(Futures.Ready());
            scheduler.Tick();
            Assert.AreEqual(0, group.TaskCount);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void AnEmptyGroup_IsReadyAtOnce()
        {
            TaskGroup group = new TaskGroup(new Scheduler(1));
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
            group.Cancel();
            group.Dispose();
            group.Dispose();
        }

        [TestMethod]
        public void AFailure_CancelsTheRestAndIsThrownOnceAllHaveEnded()
        {
            Scheduler scheduler = new Scheduler(8);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup group = new TaskGroup(scheduler, 3);
            GateFuture before = new GateFuture();
            FailingFuture failing = new FailingFuture(true, false);
            GateFuture after = new GateFuture();
            Task first = group.Spawn(before);
            Task second = group.Spawn(failing);
            Task third = group.Spawn(after);
            CountingWaker waker = new CountingWaker();
            Future wait = group.WaitAll();
            wait.Poll(waker);

            scheduler.Tick(2);
            Assert.IsTrue(second.Status == TaskStatus.Faulted);
            Assert.AreEqual(0, waker.Count);
            Assert.IsTrue(wait.Poll(waker) == PollResult.Pending);
            scheduler.Tick();

            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(first.Status == TaskStatus.Canceled);
            Assert.IsTrue(third.Status == TaskStatus.Canceled);
            Assert.AreEqual(1, before.Cancels);
            Assert.AreEqual(1, after.Cancels);
            Assert.AreSame(failing.Thrown, Expect.Thrown(wait));

            // Once.
            Assert.IsTrue(wait.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(group.WaitAll().Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, faults.Count);
        }

        [TestMethod]
        public void OfSeveralFailures_TheFirstIsThrownAndTheHandlerIsToldOfTheOthers()
        {
            Scheduler scheduler = new Scheduler(8);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup group = new TaskGroup(scheduler);
            FailingFuture first = new FailingFuture(true, false);
            FailingFuture second = new FailingFuture(false, true);
            group.Spawn(second);
            group.Spawn(first);
            scheduler.Tick();

            Assert.AreEqual("poll", Expect.Thrown(group.WaitAll()).Message);
            Assert.AreEqual(1, faults.Count);
            Assert.AreSame(second.Thrown, faults.Exception);
        }

        [TestMethod]
        public void AJoinedTaskThatFails_FailsTheGroupToo()
        {
            Scheduler scheduler = new Scheduler(8);
            TaskGroup group = new TaskGroup(scheduler);
            FailingFuture failing = new FailingFuture(true, false);
            JoinHandle handle = group.Spawn(failing).Join();
            scheduler.Tick();
            Assert.IsTrue(handle.IsCompleted);
            Assert.AreSame(failing.Thrown, handle.Exception);
            Assert.AreSame(failing.Thrown, Expect.Thrown(group.WaitAll()));
        }

        [TestMethod]
        public void ATaskCanceledBySomebodyElse_HasEndedAndNotFailed()
        {
            Scheduler scheduler = new Scheduler(8);
            TaskGroup group = new TaskGroup(scheduler);
            GateFuture gate = new GateFuture();
            Task canceled = group.Spawn(new GateFuture());
            Task other = group.Spawn(gate);
            scheduler.Tick();
            canceled.Cancel();
            scheduler.Tick();
            Assert.AreEqual(1, group.TaskCount);
            Assert.IsTrue(other.Status == TaskStatus.Waiting);
            gate.Open();
            scheduler.Tick();
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void AFullGroup_RefusesAndMakesRoomWhenATaskEnds()
        {
            Scheduler scheduler = new Scheduler(8);
            TaskGroup group = new TaskGroup(scheduler, 2);
            GateFuture gate = new GateFuture();
            Task first = group.Spawn(gate);
            group.Spawn(new GateFuture());
            Future refused = Futures.Ready();
            Assert.ThrowsException(typeof(InvalidOperationException), () => group.Spawn(refused));
            Assert.AreEqual(2, group.TaskCount);
            gate.Open();
            scheduler.Tick();

            Task again = group.Spawn(refused);

            Assert.AreSame(first, again);
            scheduler.Tick();
            Assert.IsTrue(again.Status == TaskStatus.Completed);
            Assert.AreEqual(1, group.TaskCount);
        }

        [TestMethod]
        public void AFutureThatCannotBeSpawned_LeavesTheGroupAsItWas()
        {
            Scheduler scheduler = new Scheduler(2);
            TaskGroup group = new TaskGroup(scheduler, 2);
            Future used = Futures.Ready();
            scheduler.Spawn(used);
            scheduler.Tick();
            for (int i = 0; i < 3; i++)
            {
                Assert.ThrowsException(typeof(ArgumentNullException), () => group.Spawn(null));
                Assert.ThrowsException(typeof(InvalidOperationException), () => group.Spawn(used));
            }

            Assert.AreEqual(0, group.TaskCount);
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);

            // Nor does a scheduler that is full.
            scheduler.Spawn(new GateFuture());
            group.Spawn(new GateFuture());
            Future refused = Futures.Ready();
            Assert.ThrowsException(typeof(InvalidOperationException), () => group.Spawn(refused));
            Assert.AreEqual(1, group.TaskCount);
        }

        [TestMethod]
        public void AGroup_CanBeUsedAgainWithTheSameTasks()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler, 2);
            CountingWaker waker = new CountingWaker();
            Task[] tasks = new Task[2];
            for (int round = 0; round < 5; round++)
            {
                FailingFuture failing = new FailingFuture(true, false);
                Task a = group.Spawn(Futures.YieldNow());
                Task b = group.Spawn(round % 2 == 1 ? (Future)failing : Futures.Ready());
                Future wait = group.WaitAll();
                Assert.IsTrue(wait.Poll(waker) == PollResult.Pending);
                scheduler.Tick();
                Assert.AreEqual(round + 1, waker.Count);
                Assert.AreSame(failing.Thrown, Expect.Thrown(wait));
                if (round > 0)
                {
                    Assert.AreSame(tasks[0], a);
                    Assert.AreSame(tasks[1], b);
                }

                tasks[0] = a;
                tasks[1] = b;
            }

            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void ATaskThatSomebodyRestarts_LeavesTheGroup()
        {
            Scheduler scheduler = new Scheduler(4);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            TaskGroup group = new TaskGroup(scheduler, 1);
            Task task = group.Spawn(Futures.Ready());
            scheduler.Tick();
            task.Restart(new FailingFuture(true, false));
            group.Cancel();
            Task other = group.Spawn(Futures.Ready());
            Assert.AreNotSame(task, other);
            scheduler.Tick();

            Assert.AreEqual(1, faults.Count);
            Assert.IsTrue(task.Status == TaskStatus.Faulted);
            Assert.IsTrue(other.Status == TaskStatus.Completed);
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void ATaskThatWasStolen_StaysOfTheGroupAndIsNotUsedAgain()
        {
            Scheduler scheduler = new Scheduler(2);
            Scheduler thief = new Scheduler(2);
            TaskGroup group = new TaskGroup(scheduler, 1);
            GateFuture gate = new GateFuture();
            Task stolen = group.Spawn(gate);
            Stealer stealer;
            Assert.IsTrue(scheduler.TrySteal(out stealer) == StealResult.Stealing);
            Assert.IsTrue(stealer.SpawnOne(thief));
            stealer.Dispose();
            thief.Tick();
            Assert.AreEqual(1, gate.Polls);
            Assert.AreEqual(1, group.TaskCount);

            // Given up, it ends where it runs.
            group.Cancel();
            scheduler.Tick();
            Assert.AreEqual(1, group.TaskCount);
            thief.Tick();
            Assert.AreEqual(1, gate.Cancels);
            Assert.AreEqual(0, group.TaskCount);

            Task task = group.Spawn(Futures.Ready());
            Assert.AreNotSame(stolen, task);
            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.IsTrue(group.WaitAll().Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void AfterAFailure_WhatIsSpawnedIsCanceledUntilItIsTold()
        {
            Scheduler scheduler = new Scheduler(4);
            TaskGroup group = new TaskGroup(scheduler);
            group.Spawn(new FailingFuture(true, false));
            scheduler.Tick();
            GateFuture late = new GateFuture();
            Task task = group.Spawn(late);
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(0, late.Polls);
            Assert.AreEqual(1, late.Cancels);
            Assert.IsNotNull(Expect.Thrown(group.WaitAll()));

            task = group.Spawn(Futures.Ready());
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void BadArguments_AreRefused()
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => new TaskGroup(null));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new TaskGroup(new Scheduler(1), -1));
        }
    }
}
