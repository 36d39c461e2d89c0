using System;
using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Barrier = System.Threading.Barrier;
using Mutex = Maitake.Sync.Mutex;
using Semaphore = Maitake.Sync.Semaphore;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>Threads that lock, give up and close at the same time: nobody gets in twice, no permit is lost or doubled, nobody is forgotten in line.</summary>
    [TestClass]
    public class LockStressTests
    {
        private const int Threads = 4;

        [TestMethod]
        [DataRow(int.MaxValue)]
        [DataRow(8)]
        public void AMutex_LetsOneInAtATime(int chanceToGiveUp)
        {
            int rounds = PropertyCases.Of(2_500);
            Mutex mutex = new Mutex();
            int inside = 0;
            long plain = 0;
            long counted = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Threads; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("thread " + i, () =>
                {
                    Guard guard = mutex.Lock();
                    for (int round = 0; round < rounds; round++)
                    {
                        if (waker.TryWait(guard, chanceToGiveUp))
                        {
                            Assert.AreEqual(1, Interlocked.Increment(ref inside));
                            plain++;
                            Interlocked.Increment(ref counted);
                            Interlocked.Decrement(ref inside);
                            guard.Dispose();
                        }

                        guard.Reset();
                    }
                });
            }

            crew.Join(() => counted + " times inside");
            Assert.AreEqual(counted, plain);
            Assert.IsFalse(mutex.IsLocked);
            Assert.IsNotNull(mutex.TryLock());
        }

        [TestMethod]
        public void ConcurrentCancel_NoPermitIsLost()
        {
            int rounds = PropertyCases.Of(2_500);
            const int Permits = 5;
            Semaphore semaphore = new Semaphore(Permits);
            int taken = 0;
            int added = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Threads; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("thread " + i, () =>
                {
                    for (int round = 0; round < rounds; round++)
                    {
                        int amount = waker.Next(Permits + 1);
                        Guard guard = waker.Next(4) == 0 ? semaphore.TryAcquire(amount) : semaphore.Acquire(amount);
                        if (guard != null && (guard.IsCompleted || waker.TryWait(guard, 6)))
                        {
                            Assert.AreEqual(amount, guard.HeldPermits);
                            int now = Interlocked.Add(ref taken, amount);
                            Assert.IsLessThanOrEqualTo(Permits, now);
                            Interlocked.Add(ref taken, -amount);
                            if (waker.Next(3) == 0)
                            {
                                // Another way to give back.
                                semaphore.AddPermits(guard.Forget());
                                Interlocked.Increment(ref added);
                            }

                            guard.Dispose();
                        }
                    }
                });
            }

            crew.Join(() => semaphore.AvailablePermits + " permits");
            Assert.AreEqual(Permits, semaphore.AvailablePermits);
            Assert.AreNotEqual(0, added);
        }

        [TestMethod]
        public void WriteAndReadWrite()
        {
            int rounds = PropertyCases.Of(2_500);
            RwLock rwLock = new RwLock();
            int readers = 0;
            int writers = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Threads; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("thread " + i, () =>
                {
                    for (int round = 0; round < rounds; round++)
                    {
                        bool writes = waker.Next(4) == 0;
                        Guard guard = writes ? rwLock.Write() : rwLock.Read();
                        if (!waker.TryWait(guard, 10))
                        {
                            continue;
                        }

                        if (writes)
                        {
                            Assert.AreEqual(1, Interlocked.Increment(ref writers));
                            Assert.AreEqual(0, Volatile.Read(ref readers));
                            Interlocked.Decrement(ref writers);
                        }
                        else
                        {
                            Interlocked.Increment(ref readers);
                            Assert.AreEqual(0, Volatile.Read(ref writers));
                            Thread.SpinWait(20);
                            Interlocked.Decrement(ref readers);
                        }

                        guard.Dispose();
                    }
                });
            }

            crew.Join(() => readers + " readers, " + writers + " writers");
            Assert.IsNotNull(rwLock.TryWrite());
        }

        [TestMethod]
        public void ConcurrentClose_EverybodyGetsAPermitOrTheTruth()
        {
            int rounds = PropertyCases.Of(1_000);
            int gotIt = 0;
            int wereTold = 0;
            int toldInLine = 0;
            Semaphore[] semaphores = new Semaphore[rounds];
            for (int i = 0; i < rounds; i++)
            {
                semaphores[i] = new Semaphore(1);
            }

            // In every other round the close finds one that holds the permit and one in line; in the others it comes at any moment.
            int[] polled = new int[rounds];
            Crew crew = new Crew();
            Barrier barrier = new Barrier(3);
            for (int i = 0; i < 2; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("acquiring " + i, () =>
                {
                    for (int round = 0; round < rounds; round++)
                    {
                        barrier.SignalAndWait();
                        Semaphore semaphore = semaphores[round];
                        Guard guard = semaphore.Acquire();
                        bool isClosed = waker.IsClosed(guard, () => Interlocked.Increment(ref polled[round]));
                        Interlocked.Increment(ref isClosed ? ref wereTold : ref gotIt);
                        if (isClosed && round % 2 == 0)
                        {
                            Interlocked.Increment(ref toldInLine);
                        }

                        if (!isClosed)
                        {
                            if (round % 2 == 0)
                            {
                                crew.Until(() => semaphore.IsClosed);
                            }

                            guard.Dispose();
                        }
                    }
                });
            }

            crew.Start("closing", () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    barrier.SignalAndWait();
                    if (round % 2 == 0)
                    {
                        crew.Until(() => Volatile.Read(ref polled[round]) == 2);
                    }

                    Thread.SpinWait(round % 300);
                    semaphores[round].Close();
                    Assert.ThrowsExactly<ClosedException>(() => semaphores[round].TryAcquire());
                }
            });

            crew.Join(() => gotIt + " got it, " + wereTold + " were told");
            Assert.AreEqual(2 * rounds, gotIt + wereTold);
            Assert.AreEqual((rounds + 1) / 2, toldInLine);
        }

        [TestMethod]
        public void AGuardIsDisposedTwiceAtTheSameTime()
        {
            int rounds = PropertyCases.Of(2_500);
            Semaphore semaphore = new Semaphore(1);
            Guard[] guards = new Guard[1];
            Crew crew = new Crew();
            Barrier barrier = new Barrier(2);
            crew.Start("owner", () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    guards[0] = semaphore.TryAcquire();
                    barrier.SignalAndWait();
                    guards[0].Dispose();
                    barrier.SignalAndWait();
                    Assert.AreEqual(1, semaphore.AvailablePermits);
                }
            });
            crew.Start("other", () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    barrier.SignalAndWait();
                    guards[0].Dispose();
                    barrier.SignalAndWait();
                }
            });

            crew.Join(() => "");
        }

        [TestMethod]
        public void ALazyValue_IsMadeOnce()
        {
            int rounds = PropertyCases.Of(1_000);
            Crew crew = new Crew();
            Barrier barrier = new Barrier(Threads);
            int made = 0;
            Lazy[] lazies = new Lazy[rounds];
            for (int i = 0; i < rounds; i++)
            {
                lazies[i] = new Lazy(() =>
                {
                    Interlocked.Increment(ref made);
                    Thread.SpinWait(50);
                    return new object();
                });
            }

            object[][] seen = new object[Threads][];
            for (int i = 0; i < Threads; i++)
            {
                object[] mine = seen[i] = new object[rounds];
                crew.Start("thread " + i, () =>
                {
                    for (int round = 0; round < rounds; round++)
                    {
                        barrier.SignalAndWait();
                        mine[round] = lazies[round].Get();
                    }
                });
            }

            crew.Join(() => made + " made");
            Assert.AreEqual(rounds, made);
            for (int i = 1; i < Threads; i++)
            {
                CollectionAssert.AreEqual(seen[0], seen[i]);
            }
        }
    }
}
