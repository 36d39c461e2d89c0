using System;
using System.Collections.Generic;
using System.Threading;
using nanoFramework.TestFramework;
using Timeout = Microsoft.VisualStudio.TestTools.UnitTesting.TimeoutAttribute;

namespace Maitake.Tests
{
    /// <summary>What only a machine with threads that really run at the same time can show. A lost wake shows as a test that does not end in time.</summary>
    [TestClass]
    public class ThreadTests
    {
        private const int Limit = 60_000;

        [TestMethod]
        [Timeout(Limit)]
        public void WakesFromManyThreads_AreNeverLost()
        {
            const int Threads = 4;
            const int Wakes = 50_000;
            Machine machine = new Machine(1);
            int sent = 0;
            int polls = 0;
            Task task = machine.Executor.Spawn(Futures.PollFn(w =>
            {
                polls++;
                if (Volatile.Read(ref sent) < Threads * Wakes)
                {
                    return PollResult.Pending;
                }

                machine.Executor.Stop();
                return PollResult.Ready;
            }));

            Thread[] threads = Start(Threads, i =>
            {
                for (int n = 0; n < Wakes; n++)
                {
                    Interlocked.Increment(ref sent);
                    task.Wake();
                }
            });
            machine.Executor.Run();
            Join(threads);

            Assert.IsTrue(task.IsCompleted);
            Assert.IsTrue(polls <= (Threads * Wakes) + 1);
        }

        [TestMethod]
        [Timeout(Limit)]
        public void EachWakeOfAHandshake_Arrives()
        {
            // One wake at a time, each sent the moment the one before was answered: the window in which a task goes from polled to waiting.
            const int Rounds = 100_000;
            Machine machine = new Machine(1);
            int asked = 0;
            int answered = 0;
            Task task = machine.Executor.Spawn(Futures.PollFn(w =>
            {
                int seen = Volatile.Read(ref asked);
                Volatile.Write(ref answered, seen);
                if (seen < Rounds)
                {
                    return PollResult.Pending;
                }

                machine.Executor.Stop();
                return PollResult.Ready;
            }));
            Thread[] threads = Start(1, i =>
            {
                for (int n = 1; n <= Rounds; n++)
                {
                    Volatile.Write(ref asked, n);
                    task.Wake();
                    SpinWait spin = default;
                    while (Volatile.Read(ref answered) < n)
                    {
                        spin.SpinOnce(-1);
                    }
                }
            });

            machine.Executor.Run();
            Join(threads);
        }

        [TestMethod]
        [Timeout(Limit)]
        public void CancelsRacingWithTicks_EndEveryTaskOnce()
        {
            const int Count = 5_000;
            Scheduler scheduler = new Scheduler(Count);
            GateFuture[] gates = new GateFuture[Count];
            Task[] tasks = new Task[Count];
            for (int i = 0; i < Count; i++)
            {
                gates[i] = new GateFuture();
                tasks[i] = scheduler.Spawn(gates[i]);
            }

            int asked = 0;
            Thread[] threads = Start(2, i =>
            {
                // Both cancel all of them, and wake them as well.
                for (int n = 0; n < Count; n++)
                {
                    if (tasks[n].Cancel())
                    {
                        Interlocked.Increment(ref asked);
                    }

                    tasks[n].Wake();
                }
            });
            int completed = 0;
            while (completed < Count)
            {
                completed += scheduler.Tick().Completed;
            }

            Join(threads);
            Assert.AreEqual(Count, asked);
            Assert.AreEqual(Count, completed);
            Assert.AreEqual(0, scheduler.Tick().Polled);
            for (int i = 0; i < Count; i++)
            {
                Assert.AreEqual(1, gates[i].Cancels);
                Assert.IsTrue(tasks[i].Status == TaskStatus.Canceled);
            }
        }

        [TestMethod]
        [Timeout(Limit)]
        public void TasksStolenWhileTheirSchedulerTicks_RunOnceEach()
        {
            const int Count = 2_000;
            Scheduler victim = new Scheduler(Count);
            int finished = 0;
            for (int i = 0; i < Count; i++)
            {
                int polls = 0;
                victim.Spawn(Futures.PollFn(w =>
                {
                    if (++polls < 5)
                    {
                        w.Wake();
                        return PollResult.Pending;
                    }

                    Interlocked.Increment(ref finished);
                    return PollResult.Ready;
                }));
            }

            int completed = 0;
            Thread[] threads = Start(2, i =>
            {
                Scheduler thief = new Scheduler(Count);
                while (Volatile.Read(ref completed) < Count)
                {
                    Stealer stealer;
                    if (victim.TrySteal(out stealer) == StealResult.Stealing)
                    {
                        using (stealer)
                        {
                            stealer.SpawnN(thief, 16);
                        }
                    }

                    Interlocked.Add(ref completed, thief.Tick().Completed);
                }
            });
            while (Volatile.Read(ref completed) < Count)
            {
                Interlocked.Add(ref completed, victim.Tick(8).Completed);
            }

            Join(threads);
            Assert.AreEqual(Count, finished);
            Assert.AreEqual(Count, completed);
        }

        [TestMethod]
        [Timeout(Limit)]
        public void TasksSpawnedFromManyThreads_AllRunAndHaveDifferentIds()
        {
            const int Threads = 4;
            const int Each = 2_000;
            Scheduler scheduler = new Scheduler(Threads * Each);
            Spawner spawner = scheduler.CreateSpawner();
            long[] ids = new long[Threads * Each];
            Thread[] threads = Start(Threads, i =>
            {
                for (int n = 0; n < Each; n++)
                {
                    ids[(i * Each) + n] = spawner.Spawn(Futures.YieldNow()).Id;
                }
            });
            int completed = 0;
            while (completed < Threads * Each)
            {
                completed += scheduler.Tick().Completed;
            }

            Join(threads);
            Assert.AreEqual(Threads * Each, new HashSet<long>(ids).Count);
        }

        [TestMethod]
        [Timeout(Limit)]
        public void ATask_CanBeJoinedFromAnotherScheduler()
        {
            const int Rounds = 5_000;
            Machine worker = new Machine(2);
            Machine waiter = new Machine(2);
            Thread[] threads = Start(1, i => worker.Executor.Run());
            for (int n = 0; n < Rounds; n++)
            {
                JoinHandle handle = worker.Executor.Spawn(Futures.YieldNow()).Join();
                waiter.Executor.Run(handle);
                Assert.IsTrue(handle.Status == TaskStatus.Completed);
            }

            worker.Executor.Stop();
            Join(threads);
        }

        [TestMethod]
        [Timeout(Limit)]
        public void ASchedulerThatOneThreadRuns_RefusesAnother()
        {
            Machine machine = new Machine(1);
            using ManualResetEventSlim running = new ManualResetEventSlim();
            machine.Executor.Spawn(Futures.PollFn(w =>
            {
                running.Set();
                return PollResult.Pending;
            }));
            Thread[] threads = Start(1, i => machine.Executor.Run());
            running.Wait();

            Assert.ThrowsException(typeof(InvalidOperationException), () => machine.Scheduler.Tick());
            Assert.ThrowsException(typeof(InvalidOperationException), () => machine.Executor.Run());
            Assert.ThrowsException(typeof(InvalidOperationException), () => machine.Executor.RunOnce());
            Assert.ThrowsException(typeof(InvalidOperationException), () => machine.Scheduler.Shutdown());

            machine.Executor.Stop();
            Join(threads);
            Assert.AreEqual(0, machine.Scheduler.Tick().Completed);
        }

        private static Thread[] Start(int count, Action<int> body)
        {
            Thread[] threads = new Thread[count];
            for (int i = 0; i < count; i++)
            {
                int index = i;
                threads[i] = new Thread(() => body(index)) { IsBackground = true };
                threads[i].Start();
            }

            return threads;
        }

        private static void Join(Thread[] threads)
        {
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
        }
    }
}
