using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Barrier = Maitake.Sync.Barrier;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>Signals, events, barriers and broadcasts between threads that really run at the same time.</summary>
    [TestClass]
    public class SignalStressTests
    {
        [TestMethod]
        public void EachValueOfASignalGoesToOneAtMost_AndTheLastArrives()
        {
            const int Values = 60_000;
            const int Waiters = 3;
            Signal signal = new Signal();
            Crew crew = new Crew();
            int[] takenBy = new int[Values];
            bool last = false;
            crew.Start("setter", () =>
            {
                for (int i = 0; i < Values; i++)
                {
                    signal.Set(i);
                    Thread.SpinWait(i % 40);
                }
            });
            for (int w = 0; w < Waiters; w++)
            {
                int waiter = w;
                crew.Start("waiter " + w, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, waiter);
                    Wait wait = signal.Wait();
                    int before = -1;
                    try
                    {
                        for (; ; wait.Reset())
                        {
                            if (!sleeper.AwaitOrCancel(wait))
                            {
                                continue;
                            }

                            int value = (int)wait.Result;
                            Assert.IsTrue(value > before, "newer than the one before");
                            Assert.AreEqual(1, Interlocked.Increment(ref takenBy[value]));
                            before = value;
                            if (value == Values - 1)
                            {
                                Volatile.Write(ref last, true);
                                signal.Close();
                            }
                        }
                    }
                    catch (ClosedException)
                    {
                    }
                });
            }

            crew.Join(() => "last " + last);
            Assert.IsTrue(last);
        }

        [TestMethod]
        public void EverybodyWaitingAtASet_GetsThrough_ThoughAResetFollows()
        {
            const int Rounds = 20_000;
            const int Waiters = 3;
            Event gate = new Event();
            Crew crew = new Crew();
            int waiting = 0;
            int round = 0;
            int over = 0;
            crew.Start("setter", () =>
            {
                for (int i = 1; i <= Rounds; i++)
                {
                    int before = i * Waiters;
                    crew.Until(() => Volatile.Read(ref waiting) == before);
                    Volatile.Write(ref round, i);
                    gate.Set();
                    gate.Reset();
                    Volatile.Write(ref over, i);
                }
            });
            for (int w = 0; w < Waiters; w++)
            {
                int waiter = w;
                crew.Start("waiter " + w, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, waiter);
                    Wait wait = gate.Wait();
                    for (int i = 1; i <= Rounds; i++)
                    {
                        if ((i + waiter) % 2 == 0)
                        {
                            Assert.AreEqual(PollResult.Pending, wait.Poll(sleeper));
                        }

                        int current = i;
                        Interlocked.Increment(ref waiting);
                        if ((i + waiter) % 4 == 1)
                        {
                            // Polled for the first time when it is all over.
                            crew.Until(() => Volatile.Read(ref over) == current);
                        }

                        sleeper.Await(wait);
                        Assert.AreEqual(i, Volatile.Read(ref round));

                        // Begun before the reset, the next wait would get through as well.
                        crew.Until(() => Volatile.Read(ref over) == current);
                        wait.Reset();
                    }
                });
            }

            crew.Join(() => "round " + round);
        }

        [TestMethod]
        public void EachRoundOfABarrier_HasOneLast_AndNobodyIsAhead()
        {
            const int Rounds = 15_000;
            const int Participants = 3;
            Barrier barrier = new Barrier(Participants);
            Crew crew = new Crew();
            int[] arrived = new int[Rounds];
            int lasts = 0;
            for (int p = 0; p < Participants; p++)
            {
                int participant = p;
                crew.Start("participant " + p, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, participant);
                    Future<bool> wait = barrier.Wait();
                    for (int i = 0; i < Rounds; i++)
                    {
                        Interlocked.Increment(ref arrived[i]);
                        sleeper.Await(wait);
                        Assert.AreEqual(Participants, Volatile.Read(ref arrived[i]));
                        if (wait.Result)
                        {
                            Interlocked.Increment(ref lasts);
                        }

                        wait = barrier.Wait(wait);
                    }
                });
            }

            crew.Join(() => lasts + " rounds");
            Assert.AreEqual(Rounds, lasts);
        }

        [TestMethod]
        public void EachSubscriberHasSeenOrMissedEverything()
        {
            const int Items = 40_000;
            const int Subscribers = 3;
            Broadcast broadcast = new Broadcast(4);
            Crew crew = new Crew();
            long[] seen = new long[Subscribers];
            for (int s = 0; s < Subscribers; s++)
            {
                int number = s;
                Subscriber subscriber = broadcast.Subscribe();
                crew.Start("subscriber " + s, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, number);
                    try
                    {
                        for (; ;)
                        {
                            if (!sleeper.AwaitOrCancel(subscriber.Next()))
                            {
                                continue;
                            }

                            seen[number] += subscriber.Missed;
                            Assert.AreEqual((int)seen[number], (int)subscriber.Result);
                            seen[number]++;
                        }
                    }
                    catch (ClosedException)
                    {
                    }
                });
            }

            crew.Start("sender", () =>
            {
                for (int i = 0; i < Items; i++)
                {
                    broadcast.Send(i);
                    Thread.SpinWait(i % 50);
                }

                broadcast.Close();
            });
            crew.Join(() => string.Join(" ", seen));
            for (int s = 0; s < Subscribers; s++)
            {
                Assert.AreEqual(Items, seen[s]);
            }
        }
    }
}
