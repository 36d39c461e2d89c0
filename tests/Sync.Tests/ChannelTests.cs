using System;
using System.Threading;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    // The rows are the flavours: objects, int, long.
    [TestClass]
    public class ChannelTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void Items_ComeOutInOrder_RoundAndRoundTheRing(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3);
            int sent = 0;
            int received = 0;
            for (int round = 0; round < 20; round++)
            {
                for (int n = 0; n <= round % 3; n++)
                {
                    Assert.IsTrue(pipe.TrySend(++sent));
                }

                Assert.AreEqual(1 + (round % 3), pipe.Channel.Count);
                int item;
                while (pipe.TryReceive(out item))
                {
                    Assert.AreEqual(++received, item);
                }
            }

            Assert.AreEqual(sent, received);
            Assert.AreEqual(3, pipe.Channel.Capacity);
            Assert.AreEqual(0, pipe.Channel.DroppedCount);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void FullAndEmpty_TrySaysSo(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            int item = 7;
            Assert.IsFalse(pipe.TryReceive(out item));
            Assert.AreEqual(0, item);
            Assert.IsTrue(pipe.TrySend(1));
            Assert.IsTrue(pipe.TrySend(2));
            Assert.IsFalse(pipe.TrySend(3));
            Assert.AreEqual(2, pipe.Channel.Count);
            ExpectItems(pipe, 1, 2);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveWaitsForAnItem(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Future receive = pipe.Receive();
            Polled.Pending(receive, waker);
            Assert.IsTrue(pipe.TrySend(-5));
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(receive, waker);
            Assert.AreEqual(-5, pipe.Result(receive));
            Polled.Ready(receive, waker);
            Assert.AreEqual(-5, pipe.Result(receive));
            Assert.AreEqual(0, pipe.Channel.Count);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASendWaitsForRoom(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Polled.Ready(pipe.Send(1), waker);
            Wait send = pipe.Send(2);
            Polled.Pending(send, waker);
            Assert.AreEqual(1, pipe.Channel.Count);
            int item;
            Assert.IsTrue(pipe.TryReceive(out item));
            Assert.AreEqual(1, item);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(send, waker);
            Assert.AreEqual(1, pipe.Channel.Count);
            Polled.Ready(send, waker);
            ExpectItems(pipe, 2);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void SendersInLine_GetRoomInTheOrderOfArrival(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            WakeOrder order = new WakeOrder();
            pipe.TrySend(0);
            Wait[] sends = new Wait[4];
            for (int i = 0; i < sends.Length; i++)
            {
                sends[i] = pipe.Send(i + 1);
                Polled.Pending(sends[i], order.Waker(i));
            }

            for (int i = 0; i < sends.Length; i++)
            {
                int item;
                Assert.IsTrue(pipe.TryReceive(out item));
                Assert.AreEqual(i, item);
                Assert.AreEqual("0123".Substring(0, i + 1), order.ToString());

                // What there is room for is another's already.
                Assert.IsFalse(pipe.TrySend(99));
                Polled.Pending(pipe.Send(99), order.Waker(9));
                Polled.Ready(sends[i], order.Waker(9));
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ReceiversInLine_GetItemsInTheOrderOfArrival(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 4);
            WakeOrder order = new WakeOrder();
            Future[] receives = new Future[3];
            for (int i = 0; i < receives.Length; i++)
            {
                receives[i] = pipe.Receive();
                Polled.Pending(receives[i], order.Waker(i));
            }

            int item;
            pipe.TrySend(1);
            Assert.AreEqual("0", order.ToString());
            Assert.IsFalse(pipe.TryReceive(out item));
            Polled.Pending(pipe.Receive(), order.Waker(9));
            pipe.TrySend(2);
            pipe.TrySend(3);
            Assert.AreEqual("012", order.ToString());
            for (int i = 0; i < receives.Length; i++)
            {
                Polled.Ready(receives[i], order.Waker(9));
                Assert.AreEqual(i + 1, pipe.Result(receives[i]));
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveThatFreesRoom_WakesASender_AndASendAReceiver(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker sender = new CountingWaker();
            CountingWaker receiver = new CountingWaker();
            pipe.TrySend(1);
            Wait send = pipe.Send(2);
            Polled.Pending(send, sender);

            Future receive = pipe.Receive();
            Polled.Ready(receive, receiver);
            Assert.AreEqual(1, sender.Count);

            Future next = pipe.Receive(receive);
            Assert.AreSame(receive, next);
            Polled.Pending(next, receiver);
            Polled.Ready(send, sender);
            Assert.AreEqual(1, receiver.Count);
            Polled.Ready(next, receiver);
            Assert.AreEqual(2, pipe.Result(next));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void OneFutureServesALoop(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker waker = new CountingWaker();
            Wait send = pipe.Send(0);
            Future receive = pipe.Receive();
            for (int i = 1; i < 10; i++)
            {
                Assert.AreSame(send, pipe.Send(i, send));
                Polled.Ready(send, waker);
                Assert.AreSame(receive, pipe.Receive(receive));
                Polled.Ready(receive, waker);
                Assert.AreEqual(i, pipe.Result(receive));
            }

            send.Reset();
            Polled.Ready(send, waker);
            ExpectItems(pipe, 9);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AnothersFuture_IsNotUsedAgain(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            Pipe other = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            other.TrySend(1);
            Wait send = other.Send(2);
            Polled.Pending(send, waker);
            pipe.TrySend(3);
            Future receive = pipe.Receive();
            Polled.Ready(receive, waker);

            Wait fresh = pipe.Send(4, send);
            Assert.AreNotSame(send, fresh);
            Future otherReceive = other.Receive(receive);
            Assert.AreNotSame(receive, otherReceive);
            Assert.AreEqual(3, pipe.Result(receive));
            Polled.Pending(send, waker);
            Polled.Ready(fresh, waker);
            ExpectItems(pipe, 4);
        }

        [TestMethod]
        public void NullCanBeSent_AndWhatWasReceivedIsLetGo()
        {
            Channel channel = new Channel(2);
            channel.TrySend(null);
            Polled.Ready(channel.Send("text"), new CountingWaker());
            object item = channel;
            Assert.IsTrue(channel.TryReceive(out item));
            Assert.IsNull(item);
            Wait receive = channel.Receive();
            Polled.Ready(receive, new CountingWaker());
            Assert.AreEqual("text", (string)receive.Result);
            Assert.IsFalse(channel.TryReceive(out item));
            Assert.IsNull(item);
        }

        [TestMethod]
        public void ExtremeNumbersSurvive()
        {
            ChannelInt32 small = new ChannelInt32(2);
            small.TrySend(int.MinValue);
            small.TrySend(int.MaxValue);
            Future<int> receive = small.Receive();
            Polled.Ready(receive, new CountingWaker());
            Assert.AreEqual(int.MinValue, receive.Result);
            int item;
            small.TryReceive(out item);
            Assert.AreEqual(int.MaxValue, item);

            ChannelInt64 large = new ChannelInt64(2);
            large.TrySend(long.MinValue);
            large.TrySend(long.MaxValue);
            Future<long> receiveLarge = large.Receive();
            Polled.Ready(receiveLarge, new CountingWaker());
            Assert.AreEqual(long.MinValue, receiveLarge.Result);
            long number;
            large.TryReceive(out number);
            Assert.AreEqual(long.MaxValue, number);
        }

        [TestMethod]
        public void BadArguments_AreRefused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Channel(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ChannelInt32(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ChannelInt64(1, (ChannelFullMode)4));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ChannelInt64(1, (ChannelFullMode)(-1)));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropOldest_KeepsTheNewest(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3, ChannelFullMode.DropOldest);
            SendFive(pipe);
            ExpectItems(pipe, 3, 4, 5);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropNewest_ReplacesTheLast(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3, ChannelFullMode.DropNewest);
            SendFive(pipe);
            ExpectItems(pipe, 1, 2, 5);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropWrite_KeepsTheFirst(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3, ChannelFullMode.DropWrite);
            SendFive(pipe);
            ExpectItems(pipe, 1, 2, 3);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropOldest_LeavesAnItemForTheReceiverThatWasWoken(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1, ChannelFullMode.DropOldest);
            CountingWaker waker = new CountingWaker();
            Future receive = pipe.Receive();
            Polled.Pending(receive, waker);
            pipe.TrySend(1);
            pipe.TrySend(2);
            Assert.AreEqual(1, waker.Count);
            Assert.AreEqual(1, pipe.Channel.DroppedCount);
            int item;
            Assert.IsFalse(pipe.TryReceive(out item));
            Polled.Ready(receive, waker);
            Assert.AreEqual(2, pipe.Result(receive));
            Assert.AreEqual(0, pipe.Channel.Count);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AnotherThread_FillsIt(int flavour)
        {
            const int Count = 50;
            Machine machine = new Machine(1);
            Pipe pipe = Pipe.Make(flavour, Count);
            int sum = 0;
            Future receive = null;
            Task task = machine.Executor.Spawn(Futures.PollFn(waker =>
            {
                for (; ;)
                {
                    if (receive == null || receive.IsCompleted)
                    {
                        receive = pipe.Receive(receive);
                    }

                    if (receive.Poll(waker) == PollResult.Pending)
                    {
                        return PollResult.Pending;
                    }

                    int item = pipe.Result(receive);
                    if (item < 0)
                    {
                        return PollResult.Ready;
                    }

                    sum += item;
                }
            }));
            machine.Scheduler.Tick();
            Thread thread = new Thread(() =>
            {
                for (int i = 1; i < Count; i++)
                {
                    pipe.TrySend(i);
                }

                pipe.TrySend(-1);
            });
            thread.Start();
            thread.Join();
            machine.Scheduler.Tick();

            Assert.IsTrue(task.IsCompleted);
            Assert.AreEqual(Count * (Count - 1) / 2, sum);
        }

        private static void SendFive(Pipe pipe)
        {
            CountingWaker waker = new CountingWaker();

            // Not from the ring's beginning.
            int item;
            pipe.TrySend(0);
            pipe.TryReceive(out item);
            pipe.TrySend(0);
            pipe.TryReceive(out item);
            Assert.IsTrue(pipe.TrySend(1));
            Polled.Ready(pipe.Send(2), waker);
            Assert.IsTrue(pipe.TrySend(3));
            Assert.AreEqual(0, pipe.Channel.DroppedCount);
            Polled.Ready(pipe.Send(4), waker);
            Assert.IsTrue(pipe.TrySend(5));
            Assert.AreEqual(2, pipe.Channel.DroppedCount);
            Assert.AreEqual(3, pipe.Channel.Count);
        }

        private static void ExpectItems(Pipe pipe, params int[] expected)
        {
            int item;
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.IsTrue(pipe.TryReceive(out item));
                Assert.AreEqual(expected[i], item);
            }

            Assert.IsFalse(pipe.TryReceive(out item));
            Assert.AreEqual(0, pipe.Channel.Count);
        }
    }
}
