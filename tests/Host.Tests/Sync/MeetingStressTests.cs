using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;
using Maitake.Tests;
using Maitake.Tests.Synchronization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Barrier = Maitake.Sync.Barrier;
using Lazy = Maitake.Sync.Lazy;
using Semaphore = Maitake.Sync.Semaphore;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>Two threads in tight loops, which really meet inside the operations: what is there in the beginning is there in the end, once.</summary>
    [TestClass]
    public class MeetingStressTests
    {
        // Of SyncCase: a mutex, semaphores, a reader-writer lock, a queue, a cell, a signal, receives and sends of each flavour.
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(6)]
        [DataRow(13)]
        [DataRow(14)]
        [DataRow(15)]
        [DataRow(16)]
        [DataRow(17)]
        [DataRow(18)]
        [DataRow(19)]
        public void OneThing_IsInOneHand(int kind)
        {
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            primitive.Release();
            int inside = 0;
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker() };
            Meeting.Run((thread, i) =>
            {
                Future future = primitive.Make();
                Guard guard = future as Guard;
                bool has = guard != null && i % 3 == 0 ? guard.TryTake() : future.Poll(wakers[thread]) == PollResult.Ready;
                if (!has && i % 2 == 0)
                {
                    Thread.SpinWait(i % 40);
                    has = future.Poll(wakers[thread]) == PollResult.Ready;
                }

                if (has)
                {
                    Assert.AreEqual(1, Interlocked.Increment(ref inside));
                    Interlocked.Decrement(ref inside);
                    primitive.Done(future);
                }
                else
                {
                    future.Cancel();
                }
            });

            Assert.AreEqual(1, primitive.Free());
        }

        [TestMethod]
        public void PermitsOfASemaphore_AreNeitherLostNorDoubled()
        {
            const int Permits = 4;
            Semaphore semaphore = new Semaphore(Permits);
            int held = 0;
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker() };
            Guard[][] guards = new Guard[2][];
            for (int t = 0; t < 2; t++)
            {
                guards[t] = new[] { semaphore.Acquire(0), semaphore.Acquire(1), semaphore.Acquire(2), semaphore.Acquire(3), semaphore.Acquire(4) };
            }

            Meeting.Run((thread, i) =>
            {
                int amount = i % (Permits + 1);
                Guard guard = guards[thread][amount];
                if (i % 4 == 0 ? guard.TryTake() : guard.Poll(wakers[thread]) == PollResult.Ready)
                {
                    Assert.IsLessThanOrEqualTo(Permits, Interlocked.Add(ref held, amount));
                    Interlocked.Add(ref held, -amount);
                    if (i % 3 == 0)
                    {
                        semaphore.AddPermits(guard.Forget());
                    }

                    guard.Dispose();
                }

                guard.Reset();
            });

            Assert.AreEqual(Permits, semaphore.AvailablePermits);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ItemsOfAChannel_AreNeitherLostNorDoubled(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3);
            long[] sums = new long[32];
            Meeting.Run((thread, i) =>
            {
                int item = (i % 1000) + 1;
                if (pipe.TrySend(item))
                {
                    sums[thread * 16] += item;
                }

                if (i % 2 == thread && pipe.TryReceive(out item))
                {
                    sums[thread * 16] -= item;
                }
            });

            Assert.AreEqual(0, pipe.Channel.Count < 0 || pipe.Channel.Count > 3 ? 1 : 0);
            while (pipe.TryReceive(out int item))
            {
                sums[0] -= item;
            }

            Assert.AreEqual(0, sums[0] + sums[16]);
            Assert.AreEqual(0, pipe.Channel.Count);
        }

        [TestMethod]
        public void ValuesOfAMap_AreReadOrReported()
        {
            Map map = new Map();
            int[] woke = new int[32];
            int[] read = new int[32];
            Wait[] waits = { map.Wait(0), map.Wait(1) };
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker() };
            Meeting.Run((thread, i) =>
            {
                Wait wait = waits[thread];
                bool ready = wait.Poll(wakers[thread]) == PollResult.Ready;
                if (map.Wake(1 - thread, this) == WakeOutcome.Woke)
                {
                    woke[thread * 16]++;
                }

                if (ready || wait.Poll(wakers[thread]) == PollResult.Ready)
                {
                    read[thread * 16]++;
                }

                wait.Reset();
            });

            Assert.AreEqual(woke[0] + woke[16], read[0] + read[16] + map.Unread);
            Assert.AreEqual(WakeOutcome.NoMatch, map.Wake(0, null));
            Assert.AreEqual(WakeOutcome.NoMatch, map.Wake(1, null));
        }

        [TestMethod]
        public void ASubscriber_HasSeenOrMissedEachItem()
        {
            Broadcast broadcast = new Broadcast(2);
            Subscriber[] subscribers = { broadcast.Subscribe(), broadcast.Subscribe() };
            long[] known = new long[32];
            int[] sent = new int[32];
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker() };
            Meeting.Run((thread, i) =>
            {
                Subscriber subscriber = subscribers[thread];
                if (subscriber.Poll(wakers[thread]) == PollResult.Ready)
                {
                    known[thread * 16] += 1 + subscriber.Missed;
                    subscriber.Next();
                }

                if (i % 2 == 0)
                {
                    broadcast.Send(this);
                    sent[thread * 16]++;
                }
            });

            for (int thread = 0; thread < 2; thread++)
            {
                while (subscribers[thread].TryNext(out _))
                {
                    known[thread * 16] += 1 + subscribers[thread].Missed;
                }

                Assert.AreEqual(sent[0] + sent[16], known[thread * 16]);
            }
        }

        [TestMethod]
        public void AnEventAndABarrier_AreWholeAfterwards()
        {
            Event gate = new Event();
            Barrier barrier = new Barrier(2);
            int lasts = 0;
            int through = 0;
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker() };
            Meeting.Run((thread, i) =>
            {
                Wait wait = gate.Wait();
                wait.Poll(wakers[thread]);
                gate.Set();
                Assert.AreEqual(PollResult.Ready, wait.Poll(wakers[thread]));
                gate.Reset();

                Future<bool> there = barrier.Wait();
                if (there.Poll(wakers[thread]) == PollResult.Pending)
                {
                    Thread.SpinWait(i % 50);
                    if (there.Poll(wakers[thread]) == PollResult.Pending)
                    {
                        there.Cancel();
                        return;
                    }
                }

                Interlocked.Increment(ref through);
                if (there.Result)
                {
                    Interlocked.Increment(ref lasts);
                }
            });

            // One who gave up may have been counted by then.
            Assert.IsTrue(through <= 2 * lasts, through + " through, " + lasts + " last");
            gate.Reset();
            Assert.AreEqual(PollResult.Pending, gate.Wait().Poll(wakers[0]));
            Future<bool> first = barrier.Wait();
            Assert.AreEqual(PollResult.Pending, first.Poll(wakers[0]));
            Future<bool> second = barrier.Wait();
            Assert.AreEqual(PollResult.Ready, second.Poll(wakers[0]));
            Assert.AreEqual(PollResult.Ready, first.Poll(wakers[0]));
            Assert.IsTrue(second.Result);
        }

        [TestMethod]
        public void AWakeOfACell_IsTakenByThePoll_OrReachesItsWaker()
        {
            // Each round both begin at once. If the poll comes first its waker is woken, else it takes the wake: there is no third outcome.
            int rounds = PropertyCases.Of(20_000);
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            int[] begun = new int[2];
            int woke = -1;
            int ended = 0;
            Crew crew = new Crew();
            crew.Start("polling", () =>
            {
                for (int round = 1; round <= rounds; round++)
                {
                    int now = round;
                    Begin(crew, begun, 0, now);
                    Thread.SpinWait(now % 8);
                    bool ready = cell.PollWait(waker) == PollResult.Ready;
                    crew.Until(() => Volatile.Read(ref ended) == now);
                    Assert.AreEqual(ready ? 0 : 1, woke, "round " + now);
                    Assert.AreEqual(woke, waker.Count);
                    waker.Count = 0;
                    Assert.AreEqual(ready ? PollResult.Pending : PollResult.Ready, cell.PollWait(waker));
                    if (ready)
                    {
                        // Whom nobody has woken is still there.
                        Assert.IsTrue(cell.Wake());
                        Assert.AreEqual(PollResult.Ready, cell.PollWait(waker));
                        waker.Count = 0;
                    }
                }
            });
            crew.Start("waking", () =>
            {
                for (int round = 1; round <= rounds; round++)
                {
                    Begin(crew, begun, 1, round);
                    Thread.SpinWait(round / 8 % 8);
                    woke = cell.Wake() ? 1 : 0;
                    Volatile.Write(ref ended, round);
                }
            });
            crew.Join(() => ended + " rounds");
        }

        [TestMethod]
        public void AGuardThatBothDispose_GivesBackOnce()
        {
            // In step: the other one disposes as soon as it sees that the guard holds.
            int rounds = PropertyCases.Of(20_000);
            Semaphore semaphore = new Semaphore(1);
            Guard guard = semaphore.Acquire();
            int taken = 0;
            int disposed = 0;
            Crew crew = new Crew();
            crew.Start("owner", () =>
            {
                for (int round = 1; round <= rounds; round++)
                {
                    Assert.IsTrue(guard.TryTake());
                    Volatile.Write(ref taken, round);
                    Thread.SpinWait(round % 16);
                    guard.Dispose();
                    int now = round;
                    crew.Until(() => Volatile.Read(ref disposed) == now);
                    Assert.AreEqual(1, semaphore.AvailablePermits);
                }
            });
            crew.Start("other", () =>
            {
                for (int round = 1; round <= rounds; round++)
                {
                    int now = round;
                    crew.Until(() => Volatile.Read(ref taken) == now);
                    guard.Dispose();
                    Volatile.Write(ref disposed, round);
                }
            });
            crew.Join(() => taken + " rounds");
        }

        [TestMethod]
        public void ALazyValueThatBothAskFor_IsMadeOnce()
        {
            // The one who makes it waits, sometimes, until the other one has come.
            int rounds = PropertyCases.Of(5_000);
            int made = 0;
            int[] at = new int[2];
            Crew crew = new Crew();
            Lazy[] lazies = new Lazy[rounds + 1];
            for (int round = 1; round <= rounds; round++)
            {
                int now = round;
                lazies[round] = new Lazy(() =>
                {
                    Interlocked.Increment(ref made);
                    crew.Until(() => Volatile.Read(ref at[0]) == now && Volatile.Read(ref at[1]) == now);
                    Thread.SpinWait(now % 100);
                    return new object();
                });
            }

            object[][] seen = { new object[rounds + 1], new object[rounds + 1] };
            for (int t = 0; t < 2; t++)
            {
                int thread = t;
                crew.Start("thread " + t, () =>
                {
                    for (int round = 1; round <= rounds; round++)
                    {
                        Volatile.Write(ref at[thread], round);
                        seen[thread][round] = lazies[round].Get();
                    }
                });
            }

            crew.Join(() => made + " made");
            Assert.AreEqual(rounds, made);
            CollectionAssert.AreEqual(seen[0], seen[1]);
        }

        private static void Begin(Crew crew, int[] begun, int thread, int round)
        {
            Volatile.Write(ref begun[thread], round);
            crew.Until(() => Volatile.Read(ref begun[1 - thread]) >= round);
        }

        private sealed class Map : WaitMap
        {
            private int _unread;

            public int Unread
            {
                get { return _unread; }
            }

            protected override void OnUnread(int key, object value)
            {
                Interlocked.Increment(ref _unread);
            }
        }
    }
}
