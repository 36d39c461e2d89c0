using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    // The rows are the flavours: objects, int, long.
    [TestClass]
    public class ChannelCloseTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void WhatIsInIt_CanStillBeReceived(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3);
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            pipe.TrySend(2);
            Future made = pipe.Receive();
            pipe.Channel.Close();
            Assert.IsTrue(pipe.Channel.IsClosed);
            Assert.AreEqual(2, pipe.Channel.Count);

            Polled.Ready(made, waker);
            Assert.AreEqual(1, pipe.Result(made));
            int item;
            Assert.IsTrue(pipe.TryReceive(out item));
            Assert.AreEqual(2, item);
            Assert.ThrowsException(typeof(ClosedException), () => pipe.TryReceive(out item));
            Polled.Closed(pipe.Receive(), waker);
            Polled.Closed(pipe.Receive(made), waker);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void NothingMoreCanBeSent(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 3);
            CountingWaker waker = new CountingWaker();
            Wait unpolled = pipe.Send(1);
            Wait ready = pipe.Send(2);
            Polled.Ready(ready, waker);
            pipe.Channel.Close();
            Assert.ThrowsException(typeof(ClosedException), () => pipe.TrySend(3));
            Polled.Closed(unpolled, waker);
            Polled.Closed(pipe.Send(4), waker);
            Polled.Ready(ready, waker);
            ExpectTheLast(pipe, 2);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void SendersInLine_AreToldAndHaveNotSent(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            Wait a = pipe.Send(2);
            Wait b = pipe.Send(3);
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            pipe.Channel.Close();
            Assert.AreEqual(2, waker.Count);
            Polled.Closed(a, waker);
            Polled.Closed(b, waker);
            ExpectTheLast(pipe, 1);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASenderThatWasWokenAndHasNotLooked_HasNotSent(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            pipe.TrySend(2);
            Wait send = pipe.Send(3);
            Wait given = pipe.Send(4);
            Polled.Pending(send, waker);
            Polled.Pending(given, waker);
            int item;
            pipe.TryReceive(out item);
            Assert.AreEqual(1, waker.Count);
            pipe.Channel.Close();
            Polled.Closed(send, waker);
            send.Cancel();
            given.Cancel();
            Assert.AreEqual(1, pipe.Channel.Count);
            ExpectTheLast(pipe, 2);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ReceiversInLine_AreTold(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Future a = pipe.Receive();
            Future b = pipe.Receive();
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            pipe.Channel.Close();
            Assert.AreEqual(2, waker.Count);
            Polled.Closed(a, waker);
            Polled.Closed(b, waker);
            pipe.Channel.Close();
            Assert.AreEqual(2, waker.Count);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ThoseBehindTheOneWhoHasTheLastItem_AreToldOnceItTookIt(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker first = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Future woken = pipe.Receive();
            Future b = pipe.Receive();
            Future c = pipe.Receive();
            Polled.Pending(woken, first);
            Polled.Pending(b, waker);
            Polled.Pending(c, waker);
            pipe.TrySend(1);
            pipe.Channel.Close();
            Assert.AreEqual(0, waker.Count);
            Polled.Pending(b, waker);

            // The item is still there, though it is not to be had.
            int item;
            Assert.IsFalse(pipe.TryReceive(out item));

            Polled.Ready(woken, first);
            Assert.AreEqual(1, pipe.Result(woken));
            Assert.AreEqual(2, waker.Count);
            Polled.Closed(b, waker);
            Polled.Closed(c, waker);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ThoseBehindTheOneWhoHasTheLastItem_GetItIfThatOneIsCanceled(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Future woken = pipe.Receive();
            Future b = pipe.Receive();
            Future c = pipe.Receive();
            Polled.Pending(woken, waker);
            Polled.Pending(b, waker);
            Polled.Pending(c, waker);
            pipe.TrySend(1);
            pipe.Channel.Close();
            woken.Cancel();
            Polled.Ready(b, waker);
            Assert.AreEqual(1, pipe.Result(b));
            Polled.Closed(c, waker);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void TheLastItemTakenByTry_IsTheEndForThoseInLine(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker waker = new CountingWaker();
            Future woken = pipe.Receive();
            Future behind = pipe.Receive();
            Polled.Pending(woken, waker);
            pipe.TrySend(1);
            pipe.TrySend(2);
            pipe.Channel.Close();
            int item;
            Assert.IsTrue(pipe.TryReceive(out item));
            Polled.Pending(behind, waker);
            Assert.AreEqual(1, waker.Count);
            woken.Cancel();
            Assert.AreEqual(2, waker.Count);
            behind.Cancel();
            Future late = pipe.Receive();
            Assert.IsTrue(pipe.TryReceive(out item));
            Assert.AreEqual(2, item);
            Polled.Closed(late, waker);
        }

        private static void ExpectTheLast(Pipe pipe, int expected)
        {
            int item;
            Assert.IsTrue(pipe.TryReceive(out item));
            Assert.AreEqual(expected, item);
            Assert.ThrowsException(typeof(ClosedException), () => pipe.TryReceive(out item));
        }
    }
}
