using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    // A future that was spawned belongs to its task; once that has ended and the future was made to start anew, it can be spawned again.
    [TestClass]
    public class SpawnAgainTests
    {
        [TestMethod]
        public void OnceItsTaskHasEndedAndItWasReset_AFutureCanBeSpawnedAgain()
        {
            Scheduler scheduler = new Scheduler(2);
            YieldFuture future = Futures.Yield(1);
            for (int round = 0; round < 5; round++)
            {
                Task task = scheduler.Spawn(future);
                scheduler.Tick();
                Assert.IsTrue(task.Status == TaskStatus.Completed);
                Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(future));
                future.Reset(round % 2);
            }

            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void WhileItsTaskLives_AResetFutureCannotBeSpawnedAgain()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Mutex mutex = new Mutex();
            mutex.TryLock();
            Guard guard = mutex.Lock();
            Wait wait = new Event().Wait();
            WaitForFuture condition = new WaitQueue().WaitFor(IsNotSo);
            Sleep sleep = wheel.SleepTicks(10);
            Sleep until = wheel.SleepTicks(10);
            Ticker ticker = wheel.Every(Timing.Timers.Ms(10));
            CombinedFuture join = Futures.Join(new GateFuture(), new GateFuture());
            TimeoutFuture timeout = wheel.Timeout(Timing.Timers.Ms(10), new GateFuture());
            Future[] all = new Future[] { guard, wait, condition, sleep, until, ticker, join, timeout };
            Scheduler scheduler = new Scheduler(all.Length + 1);
            for (int i = 0; i < all.Length; i++)
            {
                scheduler.Spawn(all[i]);
            }

            for (int round = 0; round < 2; round++)
            {
                guard.Reset();
                wait.Reset();
                condition.Reset();
                sleep.ResetTicks(20);
                until.ResetUntil(Timing.Timers.Ms(30));
                ticker.Reset();
                join.Reset();
                timeout.Reset(Timing.Timers.Ms(20), new GateFuture());
                for (int i = 0; i < all.Length; i++)
                {
                    Future live = all[i];
                    Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(live));
                }

                // The second time round they have been polled.
                scheduler.Tick();
            }

            Assert.AreEqual(all.Length, scheduler.TaskCount);
        }

        [TestMethod]
        public void HoweverItsTaskEnded_ItIsTheSame()
        {
            for (int way = 0; way < 4; way++)
            {
                Scheduler scheduler = new Scheduler(2);
                FaultRecorder.On(scheduler);
                Ending future = new Ending();
                Task task = scheduler.Spawn(future);
                switch (way)
                {
                    case 0: future.Ends = true; scheduler.Tick(); break;
                    case 1: scheduler.Tick(); task.Cancel(); scheduler.Tick(); break;
                    case 2: future.Fails = true; scheduler.Tick(); break;
                    default: scheduler.Shutdown(); break;
                }

                Assert.IsTrue(task.Status == (TaskStatus)((int)TaskStatus.Completed + way));
                Scheduler other = new Scheduler(1);
                Assert.ThrowsException(typeof(InvalidOperationException), () => other.Spawn(future));
                future.Reset();
                task = other.Spawn(future);
                other.Tick();
                Assert.IsTrue(task.Status == TaskStatus.Completed);
            }
        }

        [TestMethod]
        public void OneThatASpawnerCouldNotSpawn_CanBeSpawnedElsewhereOnceItWasReset()
        {
            Scheduler gone = new Scheduler(1);
            Spawner spawner = gone.CreateSpawner();
            gone.Shutdown();
            Ending future = new Ending();
            Assert.IsTrue(spawner.Spawn(future).Status == TaskStatus.ShutDown);
            Scheduler scheduler = new Scheduler(1);
            Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(future));
            future.Reset();
            scheduler.Spawn(future);
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void EverythingThatStartsAnew_CanBeSpawnedAgain()
        {
            // Each ends at once, and is then made to start anew in its own way.
            Mutex mutex = new Mutex();
            Signal signal = new Signal();
            Event gate = new Event();
            gate.Set();
            Watch watch = new Watch(1);
            WaitQueue queue = new WaitQueue();
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Guard guard = mutex.Lock();
            Wait wait = gate.Wait();
            WaitForFuture condition = queue.WaitFor(IsSo);
            Subscriber subscriber = watch.Subscribe();
            Sleep sleep = wheel.SleepTicks(0);
            TimeoutFuture timeout = wheel.Timeout(TimeSpan.Zero, Futures.Ready());
            Ticker ticker = wheel.Every(Timing.Timers.Ms(1));
            CombinedFuture join = Futures.Join(new Future[0]);
            Scheduler scheduler = new Scheduler(9);
            TaskGroup group = new TaskGroup(scheduler);
            Future[] all = new Future[] { guard, wait, condition, subscriber, sleep, timeout, ticker, join, group };
            for (int round = 0; round < 3; round++)
            {
                clock.Advance(1);
                watch.Send(round);
                for (int i = 0; i < all.Length; i++)
                {
                    scheduler.Spawn(all[i]);
                }

                Assert.AreEqual(all.Length, scheduler.Tick().Completed);
                for (int i = 0; i < all.Length; i++)
                {
                    Future ended = all[i];
                    Assert.ThrowsException(typeof(InvalidOperationException), () => scheduler.Spawn(ended));
                }

                guard.Dispose();
                guard.Reset();
                wait.Reset();
                condition.Reset();
                subscriber.Next();
                sleep.ResetTicks(0);
                timeout.Reset(TimeSpan.Zero, Futures.Ready());
                ticker.Next();
                join.Reset();
                group.WaitAll();
            }
        }

        [TestMethod]
        public void AGroupOfFuturesThatAreKept_ServesALoop()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(3);
            TaskGroup group = new TaskGroup(scheduler, 2);
            Sleep a = wheel.SleepTicks(1);
            Sleep b = wheel.SleepTicks(2);
            CountingWaker waker = new CountingWaker();
            for (int round = 1; round <= 20; round++)
            {
                group.Spawn(a);
                group.Spawn(b);
                Future wait = group.WaitAll();
                Assert.IsTrue(wait.Poll(waker) == PollResult.Pending);
                scheduler.Tick();
                clock.Advance(1);
                wheel.Turn();
                scheduler.Tick();
                Assert.AreEqual(round - 1, waker.Count);

                // Every other round the rest is given up instead.
                if (round % 2 == 0)
                {
                    group.Cancel();
                }
                else
                {
                    clock.Advance(1);
                    wheel.Turn();
                }

                scheduler.Tick();
                Assert.AreEqual(round, waker.Count);
                Assert.IsTrue(wait.Poll(waker) == PollResult.Ready);
                Assert.AreEqual(0, wheel.PendingCount);
                a.ResetTicks(1);
                b.ResetTicks(2);
            }
        }

        private static bool IsNotSo()
        {
            return false;
        }

        private static bool IsSo()
        {
            return true;
        }

        // Pending unless it is told to end.
        private sealed class Ending : Future
        {
            public bool Ends;
            public bool Fails;

            public override PollResult Poll(Waker waker)
            {
                if (Fails)
                {
                    throw new TestException("poll");
                }

                if (Ends)
                {
                    Complete();
                    return PollResult.Ready;
                }

                return PollResult.Pending;
            }

            public void Reset()
            {
                Renew();
                Ends = true;
                Fails = false;
            }
        }
    }
}
