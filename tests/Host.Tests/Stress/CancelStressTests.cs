using System;
using System.Threading;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Tasks that other threads spawn, restart, wake, cancel and join while the scheduler runs them.</summary>
    [TestClass]
    public class CancelStressTests
    {
        [TestMethod]
        public void CancelRacingWithAPoll_IsNeverLost()
        {
            // Nothing but the cancel ends the task, and it comes at any moment of the poll that a wake has caused.
            Run(60_000, true);
        }

        [TestMethod]
        public void CancelRacingWithCompletion_HasOneOutcome()
        {
            Run(60_000, false);
        }

        [TestMethod]
        public void SpawnFromManyThreads_RunsEachTaskOnce()
        {
            const int Spawners = 3;
            const int Each = 40_000;
            Scheduler scheduler = new Scheduler(64);
            Executor executor = new Executor(scheduler, new TimerWheel(new StepClock()), new Parker());
            Spawner spawner = scheduler.CreateSpawner();
            long run = 0;
            int spawning = Spawners;
            Crew crew = new Crew();
            crew.Start("executor", executor.Run);
            for (int i = 0; i < Spawners; i++)
            {
                crew.Start("spawner " + i, () =>
                {
                    for (int k = 0; k < Each; k++)
                    {
                        Future future = Futures.PollFn(waker =>
                        {
                            run++;
                            return PollResult.Ready;
                        });
                        SpinWait spin = default;
                        while (!TrySpawn(spawner, future))
                        {
                            crew.Check();
                            spin.SpinOnce(-1);
                        }
                    }

                    if (Interlocked.Decrement(ref spawning) == 0)
                    {
                        crew.Until(() => scheduler.TaskCount == 0);
                        executor.Stop();
                    }
                });
            }

            crew.Join(() => run + " tasks run, " + scheduler.TaskCount + " live");
            Assert.AreEqual((long)Spawners * Each, run);
        }

        private static bool TrySpawn(Spawner spawner, Future future)
        {
            try
            {
                spawner.Spawn(future);
                return true;
            }
            catch (InvalidOperationException)
            {
                // Full for the moment.
                return false;
            }
        }

        private static void Run(int rounds, bool waitsForEver)
        {
            const int Drivers = 2;
            Scheduler scheduler = new Scheduler(Drivers);
            Executor executor = new Executor(scheduler, new TimerWheel(new StepClock()), new Parker());
            Crew crew = new Crew();
            crew.Start("executor", executor.Run);
            int driving = Drivers;
            int[] round = new int[Drivers];
            for (int driver = 0; driver < Drivers; driver++)
            {
                int number = driver;
                crew.Start("driver " + number, () =>
                {
                    Random random = new Random(number);
                    Task task = null;
                    for (round[number] = 0; round[number] < rounds / Drivers; round[number]++)
                    {
                        task = Drive(scheduler, task, random, waitsForEver, crew);
                    }

                    if (Interlocked.Decrement(ref driving) == 0)
                    {
                        executor.Stop();
                    }
                });
            }

            crew.Join(() => "rounds " + string.Join(", ", round));
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        // One life of a task: spawned or restarted, joined, woken, canceled, and finished in exactly one way.
        private static Task Drive(Scheduler scheduler, Task task, Random random, bool waitsForEver, Crew crew)
        {
            BriefFuture future = new BriefFuture(waitsForEver ? int.MaxValue : random.Next(3));
            if (task == null)
            {
                task = scheduler.Spawn(future);
            }
            else
            {
                task.Restart(future);
            }

            JoinHandle join = task.Join();
            JoinWaker waker = new JoinWaker();
            bool ready = join.Poll(waker) == PollResult.Ready;
            Thread.SpinWait(random.Next(60));
            if (random.Next(2) == 0)
            {
                task.Wake();
                Thread.SpinWait(random.Next(40));
            }

            bool canceled = task.Cancel();
            Assert.IsFalse(task.Cancel());
            SpinWait spin = default;
            while (!join.IsCompleted)
            {
                crew.Check();
                spin.SpinOnce(-1);
            }

            if (!ready)
            {
                crew.Until(() => Volatile.Read(ref waker.Count) == 1);
            }

            Assert.AreEqual(TaskStatus.Canceled == join.Status, future.Canceled == 1);
            Assert.AreEqual(TaskStatus.Completed == join.Status, future.Completed == 1);
            Assert.AreEqual(1, future.Canceled + future.Completed);
            if (!canceled)
            {
                Assert.AreEqual(TaskStatus.Completed, join.Status);
            }

            if (waitsForEver)
            {
                Assert.AreEqual(TaskStatus.Canceled, join.Status);
            }

            return task;
        }

        private sealed class BriefFuture : Future
        {
            private int _polls;

            public BriefFuture(int polls)
            {
                _polls = polls;
            }

            public int Canceled { get; private set; }

            public int Completed { get; private set; }

            public override PollResult Poll(Waker waker)
            {
                if (_polls == int.MaxValue)
                {
                    return PollResult.Pending;
                }

                if (_polls-- > 0)
                {
                    waker.Wake();
                    return PollResult.Pending;
                }

                Completed++;
                Complete();
                return PollResult.Ready;
            }

            public override void Cancel()
            {
                Canceled++;
                base.Cancel();
            }
        }

        private sealed class JoinWaker : Waker
        {
            public int Count;

            public override void Wake()
            {
                Interlocked.Increment(ref Count);
            }
        }
    }
}
