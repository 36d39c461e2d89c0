using System;
using System.Collections.Generic;
using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Barrier = System.Threading.Barrier;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>Threads that wait, wake, give up and close at the same time: no wake is lost, and a value arrives once.</summary>
    [TestClass]
    public class WaitStressTests
    {
        private const int Threads = 3;

        [TestMethod]
        [DataRow(int.MaxValue)]
        [DataRow(6)]
        public void DropWaitFuture_OneWakeGoesFromHandToHand(int chanceToGiveUp)
        {
            // A wait queue with one wake is a mutex: whoever has it is alone, and it is there in the end.
            int rounds = PropertyCases.Of(2_500);
            WaitQueue queue = new WaitQueue();
            int inside = 0;
            int turns = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Threads; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("thread " + i, () =>
                {
                    Wait wait = queue.Wait();
                    for (int round = 0; round < rounds; round++)
                    {
                        if (waker.TryWait(wait, chanceToGiveUp))
                        {
                            Assert.AreEqual(1, Interlocked.Increment(ref inside));
                            turns++;
                            Interlocked.Decrement(ref inside);
                            queue.Wake();
                        }

                        wait.Reset();
                    }
                });
            }

            queue.Wake();
            crew.Join(() => turns + " turns");
            Assert.AreEqual(PollResult.Ready, queue.Wait().Subscribe());
            Assert.AreEqual(PollResult.Pending, queue.Wait().Subscribe());
        }

        [TestMethod]
        public void WakeAllConcurrent_ReachesEverybodyWhoWaited()
        {
            // Waits that were made before the round was announced are ready after it, whatever else is woken meanwhile.
            int rounds = PropertyCases.Of(1_000);
            WaitQueue queue = new WaitQueue();
            Crew crew = new Crew();
            Barrier barrier = new Barrier(Threads + 1);
            int woken = 0;
            for (int i = 0; i < Threads; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("waiting " + i, () =>
                {
                    Wait wait = queue.Wait();
                    for (int round = 0; round < rounds; round++)
                    {
                        if (round % 2 == 0)
                        {
                            // In line for sure; else at any moment before, during or after the wake.
                            Assert.AreEqual(PollResult.Pending, wait.Poll(waker));
                        }

                        barrier.SignalAndWait();
                        waker.Wait(wait);
                        Interlocked.Increment(ref woken);
                        wait.Reset();
                    }
                });
            }

            crew.Start("waking", () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    barrier.SignalAndWait();
                    Thread.SpinWait(round % 100);
                    queue.WakeAll();
                    int until = (round + 1) * Threads;
                    crew.Until(() => Volatile.Read(ref woken) == until);
                }
            });
            crew.Join(() => woken + " woken");
        }

        [TestMethod]
        public void WakeMixed()
        {
            int rounds = PropertyCases.Of(1_000);
            Crew crew = new Crew();
            Barrier barrier = new Barrier(3);
            WaitQueue[] queues = new WaitQueue[rounds];
            Wait[] waits = new Wait[rounds];
            for (int i = 0; i < rounds; i++)
            {
                queues[i] = new WaitQueue();
                waits[i] = queues[i].Wait();
            }

            int done = 0;
            InRounds(crew, barrier, "waking all", round => queues[round].WakeAll(), rounds);
            InRounds(crew, barrier, "waking one", round => queues[round].Wake(), rounds);
            ThreadWaker waker = new ThreadWaker(crew, 0);
            InRounds(crew, barrier, "waiting", round =>
            {
                waker.Wait(waits[round]);
                Volatile.Write(ref done, round);
            }, rounds);
            crew.Join(() => "round " + done);
        }

        [TestMethod]
        public void WaitFor_MissesNothing()
        {
            // The number is answered before the next one comes: a wake lost between the question and the wait hangs.
            int rounds = PropertyCases.Of(4_000);
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            int sent = 0;
            int answered = 0;
            Crew crew = new Crew();
            ThreadWaker first = new ThreadWaker(crew, 1);
            ThreadWaker second = new ThreadWaker(crew, 2);
            crew.Start("sending", () =>
            {
                WaitForFuture answer = cell.WaitFor(() => Volatile.Read(ref answered) == sent);
                for (int round = 1; round <= rounds; round++)
                {
                    Volatile.Write(ref sent, round);
                    queue.Wake();
                    first.Wait(answer);
                    answer.Reset();
                }
            });
            crew.Start("answering", () =>
            {
                WaitForFuture next = queue.WaitFor(() => Volatile.Read(ref sent) != answered);
                for (int round = 1; round <= rounds; round++)
                {
                    second.Wait(next);
                    next.Reset();
                    Volatile.Write(ref answered, round);
                    cell.Wake();
                }
            });
            crew.Join(() => sent + " sent, " + answered + " answered");
        }

        [TestMethod]
        public void ACell_BasicAndSubscribe()
        {
            int rounds = PropertyCases.Of(4_000);
            WaitCell there = new WaitCell();
            WaitCell back = new WaitCell();
            int done = 0;
            Crew crew = new Crew();
            ThreadWaker first = new ThreadWaker(crew, 1);
            ThreadWaker second = new ThreadWaker(crew, 2);
            crew.Start("there", () =>
            {
                WaitForFuture wait = back.Wait();
                for (int round = 0; round < rounds; round++)
                {
                    wait.Subscribe();
                    there.Wake();
                    first.Wait(wait);
                    wait.Reset();
                }

                there.Close();
            });
            crew.Start("back", () =>
            {
                for (; ;)
                {
                    WaitForFuture wait = there.Wait();
                    if (second.IsClosed(wait))
                    {
                        return;
                    }

                    done++;
                    back.Wake();
                }
            });
            crew.Join(() => done + " rounds");
            Assert.AreEqual(rounds, done);
        }

        [TestMethod]
        public void AMap_WakeAndDrop_EachValueArrivesOnce()
        {
            int rounds = PropertyCases.Of(2_500);
            Map map = new Map();
            int read = 0;
            int woke = 0;
            int over = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Threads; i++)
            {
                int key = i;
                ThreadWaker waker = new ThreadWaker(crew, i);
                crew.Start("waiting " + i, () =>
                {
                    Wait wait = map.Wait(key);
                    for (int round = 0; round < rounds; round++)
                    {
                        if (waker.TryWait(wait, 6))
                        {
                            Assert.AreEqual(key, ((int[])wait.Result)[0]);
                            Assert.AreEqual(1, ++((int[])wait.Result)[1]);
                            Interlocked.Increment(ref read);
                        }

                        wait.Reset();
                    }

                    Interlocked.Increment(ref over);
                });
            }

            crew.Start("waking", () =>
            {
                for (int n = 0; Volatile.Read(ref over) < Threads; n++)
                {
                    crew.Check();
                    if (map.Wake(n % Threads, new[] { n % Threads, 0 }) == WakeOutcome.Woke)
                    {
                        woke++;
                    }
                }
            });
            crew.Join(() => woke + " woken, " + read + " read");
            Assert.AreEqual(woke, read + map.Unread.Count);
            foreach (int[] value in map.Unread)
            {
                Assert.AreEqual(0, value[1]);
            }
        }

        [TestMethod]
        public void WakeClose()
        {
            int rounds = PropertyCases.Of(1_000);
            Crew crew = new Crew();
            Barrier barrier = new Barrier(3);
            WaitMap[] maps = new WaitMap[rounds];
            for (int i = 0; i < rounds; i++)
            {
                maps[i] = new WaitMap();
            }

            int closed = 0;
            for (int i = 0; i < 2; i++)
            {
                int key = i;
                ThreadWaker waker = new ThreadWaker(crew, i);
                InRounds(crew, barrier, "waiting " + i, round =>
                {
                    if (waker.IsClosed(maps[round].Wait(key)))
                    {
                        Interlocked.Increment(ref closed);
                    }
                }, rounds);
            }

            InRounds(crew, barrier, "closing", round =>
            {
                Thread.SpinWait(round % 200);
                maps[round].Close();
            }, rounds);
            crew.Join(() => closed + " closed");
            Assert.AreEqual(2 * rounds, closed);
        }

        [TestMethod]
        public void ACellThatIsClosed_WhileOneWaiterTakesThePlaceOfAnother_TellsBoth()
        {
            int rounds = PropertyCases.Of(1_000);
            Crew crew = new Crew();
            Barrier barrier = new Barrier(3);
            WaitCell[] cells = new WaitCell[rounds];
            for (int i = 0; i < rounds; i++)
            {
                cells[i] = new WaitCell();
            }

            int closed = 0;
            for (int i = 0; i < 2; i++)
            {
                ThreadWaker waker = new ThreadWaker(crew, i);
                InRounds(crew, barrier, "waiting " + i, round =>
                {
                    if (waker.IsClosed(cells[round].Wait()))
                    {
                        Interlocked.Increment(ref closed);
                    }
                }, rounds);
            }

            InRounds(crew, barrier, "closing", round =>
            {
                Thread.SpinWait(round % 100);
                cells[round].Close();
            }, rounds);
            crew.Join(() => closed + " closed");
            Assert.AreEqual(2 * rounds, closed);
        }

        private static void InRounds(Crew crew, Barrier barrier, string name, Action<int> body, int rounds)
        {
            crew.Start(name, () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    barrier.SignalAndWait();
                    body(round);
                }
            });
        }

        private sealed class Map : WaitMap
        {
            public List<object> Unread { get; } = new List<object>();

            protected override void OnUnread(int key, object value)
            {
                lock (Unread)
                {
                    Unread.Add(value);
                }
            }
        }
    }
}
