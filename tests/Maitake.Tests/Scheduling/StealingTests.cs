using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class StealingTests
    {
        [TestMethod]
        public void S20_StealingFromAnEmptyScheduler_SaysEmpty()
        {
            Scheduler scheduler = new Scheduler(1);
            Stealer stealer;

            Assert.IsTrue(scheduler.TrySteal(out stealer) == StealResult.Empty);
            Assert.IsNull(stealer);
            scheduler.Spawn(new GateFuture());
            scheduler.Tick();

            // A task that waits cannot be stolen.
            Assert.IsTrue(scheduler.TrySteal(out stealer) == StealResult.Empty);
        }

        [TestMethod]
        public void S20_StealingTwiceAtATime_SaysBusy()
        {
            Scheduler scheduler = new Scheduler(2);
            scheduler.Spawn(Futures.Ready());
            Stealer first;
            Stealer second;

            Assert.IsTrue(scheduler.TrySteal(out first) == StealResult.Stealing);
            Assert.IsTrue(scheduler.TrySteal(out second) == StealResult.Busy);
            Assert.IsNull(second);
            first.Dispose();
            Assert.IsTrue(scheduler.TrySteal(out second) == StealResult.Stealing);
            second.Dispose();
        }

        [TestMethod]
        public void EmptyIsAskedBeforeBusy()
        {
            Scheduler scheduler = new Scheduler(1);
            Scheduler thief = new Scheduler(1);
            scheduler.Spawn(Futures.Ready());
            Stealer first;
            Stealer second;
            scheduler.TrySteal(out first);
            first.SpawnOne(thief);

            Assert.IsTrue(scheduler.TrySteal(out second) == StealResult.Empty);
            first.Dispose();
        }

        [TestMethod]
        public void StolenTasks_RunOnTheThiefInTheirOrder()
        {
            Scheduler victim = new Scheduler(3);
            Scheduler thief = new Scheduler(4);
            Log log = new Log();
            victim.Spawn(new LogFuture(log, "a", 1));
            victim.Spawn(new LogFuture(log, "b", 1));
            victim.Spawn(new LogFuture(log, "c", 1));
            thief.Spawn(new LogFuture(log, "own", 0));
            Stealer stealer;
            victim.TrySteal(out stealer);
            using (stealer)
            {
                Assert.AreEqual(3, stealer.SpawnN(thief, 10));
            }

            Assert.AreEqual(0, victim.TaskCount);
            Assert.AreEqual(4, thief.TaskCount);
            Assert.AreEqual(0, victim.Tick().Polled);
            Tick tick = thief.Tick();
            Assert.AreEqual("own a b c a b c", log.Text);
            Assert.AreEqual(4, tick.Completed);
            Assert.AreEqual(4, tick.Spawned);
        }

        [TestMethod]
        public void TheVictim_GoesOnWhileThereIsAStealer()
        {
            Scheduler victim = new Scheduler(2);
            victim.Spawn(Futures.Ready());
            victim.Spawn(Futures.Ready());
            Stealer stealer;
            victim.TrySteal(out stealer);

            Assert.AreEqual(1, victim.Tick(1).Completed);
            Assert.AreEqual(2, stealer.InitialTaskCount);
            Assert.AreEqual(1, stealer.TaskCount);

            Assert.AreEqual(1, victim.Tick().Completed);
            Assert.AreEqual(0, stealer.TaskCount);
            Assert.IsFalse(stealer.SpawnOne(new Scheduler(1)));
            stealer.Dispose();
        }

        [TestMethod]
        public void ATaskBlockingItsScheduler_DoesNotBlockStealing()
        {
            // A task that takes long is told here by another scheduler running inside it.
            Scheduler victim = new Scheduler(2);
            Scheduler thief = new Scheduler(1);
            int stolen = 0;
            int run = 0;
            Task current = null;
            victim.Spawn(Futures.PollFn(w =>
            {
                Stealer stealer;
                if (victim.TrySteal(out stealer) == StealResult.Stealing)
                {
                    using (stealer)
                    {
                        stolen = stealer.SpawnN(thief, 1);
                    }
                }

                Tick inner = thief.Tick();
                run = inner.Polled + inner.Completed;
                current = victim.CurrentTask;
                return PollResult.Ready;
            }));
            victim.Spawn(Futures.Ready());

            Tick tick = victim.Tick();

            Assert.AreEqual(1, stolen);
            Assert.AreEqual(2, run);
            Assert.IsNotNull(current);
            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
        }

        [TestMethod]
        public void ATaskBeingPolled_CannotBeStolen()
        {
            Scheduler victim = new Scheduler(1);
            StealResult result = StealResult.Stealing;
            victim.Spawn(Futures.PollFn(w =>
            {
                w.Wake();
                Stealer stealer;
                result = victim.TrySteal(out stealer);
                return PollResult.Ready;
            }));

            victim.Tick();

            Assert.IsTrue(result == StealResult.Empty);
        }

        [TestMethod]
        public void AStealerKeptAcrossThePollOfATask_DoesNotStopTheTick()
        {
            Scheduler victim = new Scheduler(2);
            Stealer kept = null;
            victim.Spawn(Futures.PollFn(w =>
            {
                victim.TrySteal(out kept);
                return PollResult.Ready;
            }));
            victim.Spawn(Futures.Ready());

            Tick tick = victim.Tick();
            Assert.AreEqual(2, tick.Completed);
            Assert.IsFalse(tick.HasRemaining);
            Assert.AreEqual(0, kept.TaskCount);
            kept.Dispose();
        }

        [TestMethod]
        public void AFaultHandlerThatSteals_TakesWhatWouldComeNext()
        {
            Scheduler victim = new Scheduler(3);
            Scheduler thief = new Scheduler(1);
            bool moved = false;
            victim.FaultHandler = (task, exception) =>
            {
                Stealer stealer;
                victim.TrySteal(out stealer);
                moved = stealer.SpawnOne(thief);
                stealer.Dispose();
            };
            victim.Spawn(new FailingFuture(true, false));
            Task stolen = victim.Spawn(Futures.Ready());
            victim.Spawn(Futures.Ready());

            Assert.AreEqual(2, victim.Tick().Completed);
            Assert.IsTrue(moved);
            Assert.IsFalse(stolen.IsCompleted);
            Assert.AreEqual(1, thief.Tick().Completed);
            Assert.IsTrue(stolen.IsCompleted);
        }

        [TestMethod]
        public void AWaitingTaskWokenAroundTheTheft_IsPolledOnceOnTheThief()
        {
            Scheduler victim = new Scheduler(2);
            Scheduler thief = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task waiting = victim.Spawn(gate);
            victim.Tick();
            bool moved = false;
            victim.Spawn(Futures.PollFn(w =>
            {
                // The wake puts it in the run queue, from where it can be stolen.
                waiting.Wake();
                Stealer stealer;
                victim.TrySteal(out stealer);
                waiting.Wake();
                moved = stealer.SpawnOne(thief);
                waiting.Wake();
                stealer.Dispose();
                waiting.Wake();
                return PollResult.Ready;
            }));

            Tick tick = victim.Tick();
            Assert.IsTrue(moved);
            Assert.AreEqual(1, tick.Polled);
            Assert.IsFalse(tick.HasRemaining);

            tick = thief.Tick();
            Assert.AreEqual(1, tick.Polled);
            Assert.IsFalse(tick.HasRemaining);
            Assert.AreEqual(2, gate.Polls);

            gate.Open();
            Assert.AreEqual(0, victim.Tick().Polled);
            Assert.AreEqual(1, thief.Tick().Completed);
        }

        [TestMethod]
        public void ANewTaskWokenAroundTheTheft_IsPolledOnceAndAnswersLaterWakes()
        {
            Scheduler victim = new Scheduler(1);
            Scheduler thief = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = victim.Spawn(gate);
            task.Wake();
            Stealer stealer;
            victim.TrySteal(out stealer);
            task.Wake();
            Assert.IsTrue(stealer.SpawnOne(thief));
            task.Wake();
            stealer.Dispose();
            task.Wake();

            Assert.AreEqual(0, victim.Tick().Polled);
            Assert.AreEqual(1, thief.Tick().Polled);
            Assert.AreEqual(1, gate.Polls);

            gate.Open();
            Assert.AreEqual(0, victim.Tick().Polled);
            Assert.AreEqual(1, thief.Tick().Completed);
        }

        [TestMethod]
        public void AStolenTask_KeepsItsIdentityItsJoinersAndItsCancel()
        {
            Scheduler victim = new Scheduler(1);
            Scheduler thief = new Scheduler(1);
            CountingWaker waker = new CountingWaker();
            Task task = victim.BuildTask().Name("moved").Spawn(new GateFuture());
            long id = task.Id;
            JoinHandle handle = task.Join();
            handle.Poll(waker);
            task.Cancel();
            Stealer stealer;
            victim.TrySteal(out stealer);
            using (stealer)
            {
                stealer.SpawnOne(thief);
            }

            Assert.AreEqual(1, thief.Tick().Completed);
            Assert.AreEqual(id, task.Id);
            Assert.AreEqual("moved", task.Name);
            Assert.AreEqual(1, waker.Count);
            CancelTests.AssertCanceled(task, handle);
        }
    }
}
