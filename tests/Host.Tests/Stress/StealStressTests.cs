using System;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Tasks that move between schedulers on real threads, also while they are being woken: each completes exactly once.</summary>
    [TestClass]
    public class StealStressTests
    {
        [TestMethod]
        public void StealWhileWaking_CompletesTheTask()
        {
            // Each task is woken once, at a moment when it may be on its way from one scheduler to the other.
            StealWhileWaking(20_000, false);
        }

        [TestMethod]
        public void StealWhileWakingAgainAndAgain_CompletesTheTask()
        {
            StealWhileWaking(3_000, true);
        }

        [TestMethod]
        public void Injector_GivesEachTaskToOneWorker()
        {
            const int Count = 60_000;
            const int Workers = 3;
            Injector injector = new Injector(128);
            int[] completed = new int[Count];
            int total = 0;
            Crew crew = new Crew();
            crew.Start("injecting", () =>
            {
                for (int i = 0; i < Count; i++)
                {
                    int number = i;
                    Future future = new HoppingFuture(1, () =>
                    {
                        Interlocked.Increment(ref completed[number]);
                        Interlocked.Increment(ref total);
                    });
                    crew.Until(() => TryInject(injector, future));
                }
            });
            for (int i = 0; i < Workers; i++)
            {
                crew.Start("worker " + i, () =>
                {
                    Scheduler scheduler = new Scheduler(32);
                    SpinWait spin = default;
                    while (Volatile.Read(ref total) < Count)
                    {
                        crew.Check();
                        if (injector.TrySteal(out Stealer stealer) == StealResult.Stealing)
                        {
                            stealer.SpawnN(scheduler, 10);
                            stealer.Dispose();
                        }

                        if (scheduler.Tick().Polled == 0)
                        {
                            spin.SpinOnce(-1);
                        }
                    }
                });
            }

            crew.Join(() => total + " of " + Count);
            Assert.IsTrue(completed.All(times => times == 1));
        }

        [TestMethod]
        public void WorkersThatStealFromEachOther_LoseNoTaskAndNoWake()
        {
            // All tasks begin with the first of three workers; each yields, waits for a wake from outside, and yields again.
            const int Count = 30_000;
            const int Workers = 3;
            Scheduler[] schedulers = new Scheduler[Workers];
            for (int i = 0; i < Workers; i++)
            {
                schedulers[i] = new Scheduler(64);
            }

            int[] completed = new int[Count];
            int total = 0;
            Crew crew = new Crew();
            crew.Start("spawning and waking", () =>
            {
                Spawner spawner = schedulers[0].CreateSpawner();
                for (int i = 0; i < Count; i++)
                {
                    int number = i;
                    GatedFuture future = new GatedFuture(() =>
                    {
                        Interlocked.Increment(ref completed[number]);
                        Interlocked.Increment(ref total);
                    });
                    Task task = null;
                    crew.Until(() => (task = TrySpawn(spawner, future)) != null);
                    future.Open();
                    task.Wake();
                }
            });
            for (int i = 0; i < Workers; i++)
            {
                int number = i;
                crew.Start("worker " + i, () =>
                {
                    Scheduler own = schedulers[number];
                    Random random = new Random(number);
                    SpinWait spin = default;
                    while (Volatile.Read(ref total) < Count)
                    {
                        crew.Check();
                        int polled = own.Tick(random.Next(1, 20)).Polled;
                        Scheduler victim = schedulers[random.Next(Workers)];
                        if (victim != own && victim.TrySteal(out Stealer stealer) == StealResult.Stealing)
                        {
                            stealer.SpawnHalf(own);
                            stealer.Dispose();
                        }
                        else if (polled == 0)
                        {
                            spin.SpinOnce(-1);
                        }
                    }
                });
            }

            crew.Join(() => total + " of " + Count + "; live " + string.Join(", ", schedulers.Select(scheduler => scheduler.TaskCount)));
            Assert.IsTrue(completed.All(times => times == 1));
            Assert.AreEqual(0, schedulers.Sum(scheduler => scheduler.TaskCount));
        }

        private static void StealWhileWaking(int rounds, bool evil)
        {
            Scheduler[] schedulers = { new Scheduler(2), new Scheduler(2) };
            int round = 0;
            int done = 0;
            Task current = null;
            Crew crew = new Crew();
            crew.Start("waking", () =>
            {
                Random random = new Random(1);
                for (round = 0; round < rounds; round++)
                {
                    int completed = 0;
                    GatedFuture future = new GatedFuture(() => Interlocked.Increment(ref completed));
                    Task task = schedulers[round % 2].Spawn(future);
                    Volatile.Write(ref current, task);
                    Thread.SpinWait(random.Next(80));
                    future.Open();
                    task.Wake();
                    SpinWait spin = default;
                    while (!task.IsCompleted)
                    {
                        crew.Check();
                        if (evil)
                        {
                            task.Wake();
                        }
                        else
                        {
                            spin.SpinOnce(-1);
                        }
                    }

                    Assert.AreEqual(1, Volatile.Read(ref completed));
                    Assert.AreEqual(TaskStatus.Completed, task.Status);
                    Assert.IsNull(task.Exception);
                }

                Volatile.Write(ref done, 1);
            });
            for (int i = 0; i < 2; i++)
            {
                Scheduler own = schedulers[i];
                Scheduler other = schedulers[1 - i];
                crew.Start("worker " + i, () =>
                {
                    SpinWait spin = default;
                    while (Volatile.Read(ref done) == 0)
                    {
                        crew.Check();
                        if (other.TrySteal(out Stealer stealer) == StealResult.Stealing)
                        {
                            stealer.SpawnN(own, 1);
                            stealer.Dispose();
                        }

                        if (own.Tick().Polled == 0)
                        {
                            spin.SpinOnce(-1);
                        }
                    }
                });
            }

            crew.Join(() => "round " + round + ", task " + current + " " + current?.Status);
        }

        private static bool TryInject(Injector injector, Future future)
        {
            try
            {
                injector.Spawn(future);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        private static Task TrySpawn(Spawner spawner, Future future)
        {
            try
            {
                return spawner.Spawn(future);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
