using System.Threading;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class WakeTests
    {
        [TestMethod]
        public void AWaitingTaskWokenThreeTimes_IsPolledOnce()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            scheduler.Tick();

            task.Wake();
            task.Wake();
            task.Wake();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.WokenExternal);
            Assert.AreEqual(0, tick.WokenInternal);
            Assert.AreEqual(2, gate.Polls);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void AWaitingTaskNobodyWakes_IsNotPolled()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            scheduler.Spawn(gate);

            scheduler.Tick();
            scheduler.Tick();

            Assert.AreEqual(1, gate.Polls);
        }

        [TestMethod]
        public void ATaskThatWakesItselfThreeTimes_IsPolledOnceMore()
        {
            Scheduler scheduler = new Scheduler(1);
            int polls = 0;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                if (++polls == 2)
                {
                    return PollResult.Ready;
                }

                w.Wake();
                w.Wake();
                w.Wake();
                return PollResult.Pending;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.WokenInternal);
            Assert.AreEqual(1, tick.Completed);
        }

        [TestMethod]
        public void WakesBeforeTheFirstPoll_AddNothing()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            task.Wake();
            task.Wake();

            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Spawned);
            Assert.AreEqual(0, tick.Woken);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void WakingAFinishedTask_DoesNothing()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Futures.Ready());
            scheduler.Tick();

            task.Wake();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(0, tick.Polled);
            Assert.AreEqual(0, tick.Woken);
            Assert.IsFalse(tick.HasRemaining);
        }

        [TestMethod]
        public void ATaskWokenByAnotherTask_RunsInTheSameTick()
        {
            // One waits; the other yields once and then lets it go on.
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            scheduler.Spawn(gate);
            bool yielded = false;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                if (!yielded)
                {
                    yielded = true;
                    w.Wake();
                    return PollResult.Pending;
                }

                gate.Open();
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(4, tick.Polled);
            Assert.AreEqual(2, tick.Completed);
            Assert.AreEqual(1, tick.WokenInternal);
            Assert.AreEqual(1, tick.WokenExternal);
            Assert.AreEqual(2, tick.Woken);
        }

        [TestMethod]
        public void ATaskWokenByATaskWhileQueued_IsPolledOnce()
        {
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            Task waiting = null;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                waiting.Wake();
                return PollResult.Ready;
            }));
            waiting = scheduler.Spawn(gate);

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, gate.Polls);
        }

        [TestMethod]
        public void ATaskWokenFromAnotherThread_IsPolledAtTheNextTick()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            scheduler.Spawn(gate);
            Assert.AreEqual(1, scheduler.Tick().Polled);

            Thread other = new Thread(() => gate.Open());
            other.Start();
            other.Join();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, tick.WokenExternal);
        }

        [TestMethod]
        public void ATaskWokenFromAnotherThreadDuringItsPoll_IsPolledAgain()
        {
            Scheduler scheduler = new Scheduler(1);
            int polls = 0;
            scheduler.Spawn(Futures.PollFn(w =>
            {
                if (++polls == 2)
                {
                    return PollResult.Ready;
                }

                Thread other = new Thread(() => w.Wake());
                other.Start();
                other.Join();
                return PollResult.Pending;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, tick.WokenInternal);
        }

        [TestMethod]
        public void WakesFromInsideAndOutsideForOneTask_MakeOnePoll()
        {
            Scheduler scheduler = new Scheduler(2);
            GateFuture gate = new GateFuture();
            Task waiting = scheduler.Spawn(gate);
            scheduler.Tick();
            scheduler.Spawn(Futures.PollFn(w =>
            {
                Thread other = new Thread(() => waiting.Wake());
                other.Start();
                other.Join();
                waiting.Wake();
                return PollResult.Ready;
            }));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(2, gate.Polls);
            Assert.IsFalse(tick.HasRemaining);

            // And it still answers to the next wake.
            gate.Open();
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void EveryWakeAfterAPoll_IsAnswered()
        {
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.Spawn(gate);
            scheduler.Tick();
            for (int i = 0; i < 20; i++)
            {
                task.Wake();
                Assert.AreEqual(1, scheduler.Tick().Polled);
            }

            Assert.AreEqual(21, gate.Polls);
        }
    }
}
