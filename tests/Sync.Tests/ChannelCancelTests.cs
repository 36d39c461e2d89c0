using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    // Given up at each moment: nothing is lost, and nothing is there twice. The rows are the flavours: objects, int, long.
    [TestClass]
    public class ChannelCancelTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void BeforeTheFirstPoll_NothingHappens(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker waker = new CountingWaker();
            Wait send = pipe.Send(9);
            send.Cancel();
            Assert.AreEqual(0, pipe.Channel.Count);
            pipe.TrySend(1);
            Future receive = pipe.Receive();
            receive.Cancel();
            Assert.AreEqual(1, pipe.Channel.Count);
            Polled.Canceled(send, waker);
            Polled.Canceled(receive, waker);
            ExpectItems(pipe, 1);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASendInLine_IsNotSent_AndThePlaceIsTheNextOnes(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            Wait a = pipe.Send(2);
            Wait b = pipe.Send(3);
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            a.Cancel();
            Assert.AreEqual(0, waker.Count);
            ExpectItem(pipe, 1);
            Assert.AreEqual(0, gone.Count);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(b, waker);
            ExpectItems(pipe, 3);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASendThatWasWoken_IsNotSent_AndTheRoomIsTheNextOnes(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            Wait a = pipe.Send(2);
            Wait b = pipe.Send(3);
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            ExpectItem(pipe, 1);
            Assert.AreEqual(1, gone.Count);
            Assert.AreEqual(0, waker.Count);
            a.Cancel();
            Assert.AreEqual(1, waker.Count);
            Assert.AreEqual(0, pipe.Channel.Count);
            Polled.Ready(b, waker);
            ExpectItems(pipe, 3);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASendThatWasWoken_WithNobodyBehind_LeavesTheRoom(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            pipe.TrySend(1);
            Wait a = pipe.Send(2);
            Polled.Pending(a, new CountingWaker());
            ExpectItem(pipe, 1);
            Assert.IsFalse(pipe.TrySend(3));
            a.Cancel();
            Assert.IsTrue(pipe.TrySend(4));
            ExpectItems(pipe, 4);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void ASendThatIsReady_HasBeenSent(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Wait send = pipe.Send(1);
            Polled.Ready(send, waker);
            send.Cancel();
            Polled.Ready(send, waker);
            ExpectItems(pipe, 1);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveInLine_LeavesTheItemToTheNext(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Future a = pipe.Receive();
            Future b = pipe.Receive();
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            a.Cancel();
            pipe.TrySend(1);
            Assert.AreEqual(0, gone.Count);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(b, waker);
            Assert.AreEqual(1, pipe.Result(b));
            Polled.Canceled(a, gone);
            ExpectItems(pipe);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveThatWasWoken_GivesTheItemBackToTheFront(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Future a = pipe.Receive();
            Polled.Pending(a, gone);
            pipe.TrySend(1);
            pipe.TrySend(2);
            Assert.AreEqual(1, gone.Count);
            Assert.IsFalse(pipe.TrySend(3));
            a.Cancel();

            // Its room was never free, so that order is kept even in a full channel.
            Assert.IsFalse(pipe.TrySend(3));
            Future b = pipe.Receive();
            Polled.Ready(b, waker);
            Assert.AreEqual(1, pipe.Result(b));
            ExpectItems(pipe, 2);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveThatWasWoken_PassesTheWakeOn(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 2);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Future a = pipe.Receive();
            Future b = pipe.Receive();
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            pipe.TrySend(1);
            Assert.AreEqual(1, gone.Count);
            Assert.AreEqual(0, waker.Count);
            a.Cancel();
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(b, waker);
            Assert.AreEqual(1, pipe.Result(b));
            ExpectItems(pipe);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AReceiveThatIsReady_HasTheItem(int flavour)
        {
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            pipe.TrySend(1);
            Future receive = pipe.Receive();
            Polled.Ready(receive, waker);
            receive.Cancel();
            Polled.Ready(receive, waker);
            Assert.AreEqual(1, pipe.Result(receive));
            ExpectItems(pipe);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void AFutureUsedAgainWhileItStillHasSomething_GivesThatBackFirst(int flavour)
        {
            // Canceled and used again at once, over and over: neither another's place nor its item is touched.
            Pipe pipe = Pipe.Make(flavour, 1);
            CountingWaker waker = new CountingWaker();
            Future a = pipe.Receive();
            Future b = pipe.Receive();
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            pipe.TrySend(1);

            // What a was given is b's now, and a stands behind it.
            Assert.AreSame(a, pipe.Receive(a));
            Polled.Pending(a, waker);
            Polled.Ready(b, waker);
            Assert.AreEqual(1, pipe.Result(b));
            pipe.TrySend(2);
            Polled.Ready(a, waker);
            Assert.AreEqual(2, pipe.Result(a));

            pipe.TrySend(3);
            Wait send = pipe.Send(4);
            Wait other = pipe.Send(5);
            Polled.Pending(send, waker);
            Polled.Pending(other, waker);
            ExpectItem(pipe, 3);
            Assert.AreSame(send, pipe.Send(6, send));
            Polled.Pending(send, waker);
            Polled.Ready(other, waker);
            ExpectItem(pipe, 5);
            Polled.Ready(send, waker);
            ExpectItems(pipe, 6);
        }

        private static void ExpectItem(Pipe pipe, int expected)
        {
            int item;
            Assert.IsTrue(pipe.TryReceive(out item));
            Assert.AreEqual(expected, item);
        }

        private static void ExpectItems(Pipe pipe, params int[] expected)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                ExpectItem(pipe, expected[i]);
            }

            int item;
            Assert.IsFalse(pipe.TryReceive(out item));
            Assert.AreEqual(0, pipe.Channel.Count);
        }
    }
}
