using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;
using Maitake.Tests.Synchronization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>Producers and consumers on threads of their own: each item arrives exactly once, those of a producer in order.</summary>
    [TestClass]
    public class ChannelStressTests
    {
        private const int Producers = 3;
        private const int Consumers = 3;
        private const int Each = 8_000;

        [TestMethod]
        [DataRow(0, 1)]
        [DataRow(1, 1)]
        [DataRow(1, 5)]
        [DataRow(2, 2)]
        public void EachItemArrivesOnce(int flavour, int capacity)
        {
            Pipe pipe = Pipe.Make(flavour, capacity);
            Crew crew = new Crew();
            List<int>[] received = new List<int>[Consumers];
            int producing = Producers;
            for (int p = 0; p < Producers; p++)
            {
                int producer = p;
                crew.Start("producer " + p, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, producer);
                    Wait send = null;
                    for (int i = 0; i < Each; i++)
                    {
                        // One that was canceled has not sent, so it is sent again.
                        int item = (producer * Each) + i;
                        if (i % 4 == 0 && pipe.TrySend(item))
                        {
                            continue;
                        }

                        do
                        {
                            send = pipe.Send(item, send);
                        }
                        while (!sleeper.AwaitOrCancel(send));
                    }

                    if (Interlocked.Decrement(ref producing) == 0)
                    {
                        pipe.Channel.Close();
                    }
                });
            }

            for (int c = 0; c < Consumers; c++)
            {
                int consumer = c;
                received[c] = new List<int>();
                crew.Start("consumer " + c, () =>
                {
                    Sleeper sleeper = new Sleeper(crew, 100 + consumer);
                    Future receive = null;
                    try
                    {
                        for (; ;)
                        {
                            if (received[consumer].Count % 4 == 0 && pipe.TryReceive(out int item))
                            {
                                received[consumer].Add(item);
                                continue;
                            }

                            receive = pipe.Receive(receive);
                            if (sleeper.AwaitOrCancel(receive))
                            {
                                received[consumer].Add(pipe.Result(receive));
                            }
                        }
                    }
                    catch (ClosedException)
                    {
                    }
                });
            }

            crew.Join(() => string.Join(" ", received.Select(r => r.Count)) + " received");
            int[] all = received.SelectMany(r => r).ToArray();
            System.Array.Sort(all);
            CollectionAssert.AreEqual(Enumerable.Range(0, Producers * Each).ToArray(), all);
            foreach (List<int> one in received)
            {
                for (int p = 0; p < Producers; p++)
                {
                    List<int> ofProducer = one.Where(i => i / Each == p).ToList();
                    Assert.IsTrue(ofProducer.Zip(ofProducer.Skip(1), (a, b) => a < b).All(inOrder => inOrder), "in order");
                }
            }

            Assert.AreEqual(0, pipe.Channel.Count);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void WhatIsNotReceived_HasBeenCountedAsDropped(int flavour)
        {
            const int Sends = 60_000;
            Pipe pipe = Pipe.Make(flavour, 3, ChannelFullMode.DropOldest);
            Crew crew = new Crew();
            int last = -1;
            int received = 0;
            crew.Start("producer", () =>
            {
                for (int i = 0; i < Sends; i++)
                {
                    Assert.IsTrue(pipe.TrySend(i));
                    Thread.SpinWait(i % 30);
                }

                pipe.Channel.Close();
            });
            crew.Start("consumer", () =>
            {
                Sleeper sleeper = new Sleeper(crew, 1);
                Future receive = null;
                try
                {
                    for (; ;)
                    {
                        receive = pipe.Receive(receive);
                        if (sleeper.AwaitOrCancel(receive))
                        {
                            int item = pipe.Result(receive);
                            Assert.IsTrue(item > last);
                            last = item;
                            received++;
                        }
                    }
                }
                catch (ClosedException)
                {
                }
            });
            crew.Join(() => received + " received");
            Assert.AreEqual(Sends - 1, last);
            Assert.AreEqual(Sends, received + pipe.Channel.DroppedCount);
        }
    }
}
