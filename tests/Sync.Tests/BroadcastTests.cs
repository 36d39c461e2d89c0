using System;
using System.Threading;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    [TestClass]
    public class BroadcastTests
    {
        [TestMethod]
        public void EachSubscriberSeesEachItem()
        {
            Broadcast broadcast = new Broadcast(4);
            Subscriber a = broadcast.Subscribe();
            Subscriber b = broadcast.Subscribe();
            for (int i = 0; i < 11; i++)
            {
                broadcast.Send(i);
                ExpectNext(a, i, 0);
                ExpectNext(b, i, 0);
            }

            ExpectNone(a);
            ExpectNone(b);
        }

        [TestMethod]
        public void Send_WakesAllWhoWait_InTheOrderOfArrival()
        {
            Broadcast broadcast = new Broadcast(2);
            WakeOrder order = new WakeOrder();
            Subscriber[] subscribers = new Subscriber[3];
            for (int i = 0; i < subscribers.Length; i++)
            {
                subscribers[i] = broadcast.Subscribe();
                Assert.AreSame(subscribers[i], subscribers[i].Next());
                Polled.Pending(subscribers[i], order.Waker(i));
            }

            broadcast.Send("x");
            Assert.AreEqual("012", order.ToString());
            broadcast.Send("y");
            Assert.AreEqual("012", order.ToString());
            for (int i = 0; i < subscribers.Length; i++)
            {
                Polled.Ready(subscribers[i], order.Waker(9));
                Assert.AreEqual("x", (string)subscribers[i].Result);
                Polled.Ready(subscribers[i].Next(), order.Waker(9));
                Assert.AreEqual("y", (string)subscribers[i].Result);
            }
        }

        [TestMethod]
        public void ALateSubscriber_SeesWhatComesFromNowOn()
        {
            Broadcast broadcast = new Broadcast(4);
            broadcast.Send(1);
            Subscriber late = broadcast.Subscribe();
            ExpectNone(late);
            broadcast.Send(2);
            ExpectNext(late, 2, 0);
        }

        [TestMethod]
        public void OneWhoLags_MissesTheOldest_AndLearnsHowMany()
        {
            Broadcast broadcast = new Broadcast(3);
            Subscriber slow = broadcast.Subscribe();
            for (int i = 1; i <= 3; i++)
            {
                broadcast.Send(i);
            }

            ExpectNext(slow, 1, 0);
            for (int i = 4; i <= 10; i++)
            {
                broadcast.Send(i);
            }

            // 2 to 7 have been overwritten.
            ExpectNext(slow, 8, 6);
            ExpectNext(slow, 9, 0);
            ExpectNext(slow, 10, 0);
            ExpectNone(slow);
        }

        [TestMethod]
        public void OneWhoIsOvertakenOnceWoken_GetsTheOldestThatThereIs()
        {
            Broadcast broadcast = new Broadcast(1);
            CountingWaker waker = new CountingWaker();
            Subscriber subscriber = broadcast.Subscribe();
            Polled.Pending(subscriber, waker);
            broadcast.Send(1);
            broadcast.Send(2);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(subscriber, waker);
            Assert.AreEqual(2, (int)subscriber.Result);
            Assert.AreEqual(1L, subscriber.Missed);
        }

        [TestMethod]
        public void Canceled_AtAnyMoment_ItHasSeenNothingMore()
        {
            Broadcast broadcast = new Broadcast(4);
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Subscriber subscriber = broadcast.Subscribe();
            Subscriber other = broadcast.Subscribe();

            // Before the first poll, in line, woken, ready.
            subscriber.Cancel();
            Polled.Canceled(subscriber, waker);
            Polled.Pending(subscriber.Next(), gone);
            Polled.Pending(other, waker);
            subscriber.Cancel();
            broadcast.Send(1);
            Assert.AreEqual(0, gone.Count);
            Assert.AreEqual(1, waker.Count);
            ExpectNext(subscriber, 1, 0);
            Polled.Pending(subscriber.Next(), gone);
            broadcast.Send(2);
            Assert.AreEqual(1, gone.Count);
            subscriber.Cancel();
            ExpectNext(subscriber, 2, 0);
            subscriber.Cancel();
            Assert.AreEqual(2, (int)subscriber.Result);
            ExpectNone(subscriber);

            Polled.Ready(other, waker);
            ExpectNext(other, 2, 0);
        }

        [TestMethod]
        public void Close_LetsEachSeeTheRest()
        {
            Broadcast broadcast = new Broadcast(2);
            CountingWaker waker = new CountingWaker();
            Subscriber behind = broadcast.Subscribe();
            Subscriber waiting = broadcast.Subscribe();
            Subscriber woken = broadcast.Subscribe();
            Polled.Pending(woken, waker);
            broadcast.Send(1);
            ExpectNext(waiting, 1, 0);
            Polled.Pending(waiting.Next(), waker);
            broadcast.Send(2);
            ExpectNext(waiting, 2, 0);
            Polled.Pending(waiting.Next(), waker);
            broadcast.Send(3);
            Polled.Ready(waiting, waker);
            Polled.Pending(waiting.Next(), waker);
            Subscriber late = broadcast.Subscribe();
            int before = waker.Count;
            broadcast.Close();

            Assert.IsTrue(broadcast.IsClosed);
            Assert.AreEqual(before + 1, waker.Count);
            Polled.Closed(waiting, waker);
            Polled.Closed(late, waker);
            Polled.Closed(broadcast.Subscribe(), waker);
            Polled.Ready(woken, waker);
            Assert.AreEqual(2, (int)woken.Result);
            Assert.AreEqual(1L, woken.Missed);
            ExpectNext(behind, 2, 1);
            ExpectNext(behind, 3, 0);
            Polled.Closed(behind.Next(), waker);
            object item;
            Assert.ThrowsException(typeof(ClosedException), () => behind.TryNext(out item));
            Assert.ThrowsException(typeof(ClosedException), () => broadcast.Send(4));
            Assert.IsTrue(woken.TryNext(out item));
            Assert.AreEqual(3, (int)item);
        }

        [DataRow(1), DataRow(3)]
        [TestMethod]
        public void TryNext_WhileItWaits_TakesAnItemOnce(int capacity)
        {
            Broadcast broadcast = new Broadcast(capacity);
            CountingWaker waker = new CountingWaker();
            Subscriber subscriber = broadcast.Subscribe();
            object item;

            // In line, where there is nothing.
            Polled.Pending(subscriber, waker);
            Assert.IsFalse(subscriber.TryNext(out item));
            Polled.Pending(subscriber, waker);

            // Woken, and not noticed: the item is taken here, and the wait goes on.
            broadcast.Send(1);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(subscriber.TryNext(out item));
            Assert.AreEqual(1, (int)item);
            Polled.Pending(subscriber, waker);
            Assert.IsFalse(subscriber.TryNext(out item));
            Polled.Pending(subscriber, waker);
            broadcast.Send(2);
            Assert.AreEqual(2, waker.Count);
            Polled.Ready(subscriber, waker);
            Assert.AreEqual(2, (int)subscriber.Result);
            ExpectNone(subscriber);

            // Once ready it keeps what it got until it is asked for more.
            broadcast.Send(3);
            Polled.Ready(subscriber, waker);
            Assert.AreEqual(3, (int)subscriber.Result);
            Assert.IsFalse(subscriber.TryNext(out item));
            broadcast.Close();
            Assert.ThrowsException(typeof(ClosedException), () => subscriber.TryNext(out item));
        }

        [TestMethod]
        public void NullIsAnItem()
        {
            Broadcast broadcast = new Broadcast(1);
            Subscriber subscriber = broadcast.Subscribe();
            broadcast.Send(null);
            object item = broadcast;
            Assert.IsTrue(subscriber.TryNext(out item));
            Assert.IsNull(item);
            item = broadcast;
            Assert.IsFalse(subscriber.TryNext(out item));
            Assert.IsNull(item);
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Broadcast(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Broadcast(-1));
        }

        [TestMethod]
        public void AnotherThread_WakesTasks()
        {
            Machine machine = new Machine(2);
            Broadcast broadcast = new Broadcast(1);
            Subscriber a = broadcast.Subscribe();
            Subscriber b = broadcast.Subscribe();
            Task first = machine.Executor.Spawn(a);
            Task second = machine.Executor.Spawn(b);
            machine.Scheduler.Tick();
            Thread thread = new Thread(() => broadcast.Send(5));
            thread.Start();
            thread.Join();
            machine.Scheduler.Tick();
            Assert.IsTrue(first.IsCompleted);
            Assert.IsTrue(second.IsCompleted);
            Assert.AreEqual(5, (int)b.Result);
        }

        private static void ExpectNext(Subscriber subscriber, int expected, long missed)
        {
            Polled.Ready(subscriber.Next(), new CountingWaker());
            Assert.AreEqual(expected, (int)subscriber.Result);
            Assert.AreEqual(missed, subscriber.Missed);
        }

        private static void ExpectNone(Subscriber subscriber)
        {
            object item;
            Assert.IsFalse(subscriber.TryNext(out item));
            Polled.Pending(subscriber.Next(), new CountingWaker());
        }
    }
}
