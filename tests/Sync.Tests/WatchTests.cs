using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    [TestClass]
    public class WatchTests
    {
        [TestMethod]
        public void EachObserverSeesEachChangeOnce()
        {
            Watch watch = new Watch();
            Assert.IsNull(watch.Value);
            CountingWaker waker = new CountingWaker();
            Subscriber a = watch.Subscribe();
            Subscriber b = watch.Subscribe();
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            watch.Send("on");
            Assert.AreEqual("on", (string)watch.Value);
            Assert.AreEqual(2, waker.Count);
            Polled.Ready(a, waker);
            Polled.Ready(b, waker);
            Assert.AreEqual("on", (string)a.Result);
            Assert.AreEqual("on", (string)b.Result);
            Polled.Pending(a.Next(), waker);
            watch.Send("off");
            Polled.Ready(a, waker);
            Polled.Ready(b.Next(), waker);
            Assert.AreEqual("off", (string)b.Result);
            object value;
            Assert.IsFalse(b.TryNext(out value));
        }

        [TestMethod]
        public void TheInitialValue_IsTheFirstChange()
        {
            Watch watch = new Watch("first");
            Assert.AreEqual("first", (string)watch.Value);
            Subscriber subscriber = watch.Subscribe();
            Polled.Ready(subscriber, new CountingWaker());
            Assert.AreEqual("first", (string)subscriber.Result);
            Assert.AreEqual(0L, subscriber.Missed);
            Polled.Pending(subscriber.Next(), new CountingWaker());

            // Null is a value too.
            watch = new Watch(null);
            subscriber = watch.Subscribe();
            Polled.Ready(subscriber, new CountingWaker());
            Assert.IsNull(subscriber.Result);
        }

        [TestMethod]
        public void ALateObserver_SeesThePresentValueAlone()
        {
            Watch watch = new Watch(0);
            watch.Send(1);
            watch.Send(2);
            Subscriber subscriber = watch.Subscribe();
            Polled.Ready(subscriber, new CountingWaker());
            Assert.AreEqual(2, (int)subscriber.Result);
            Assert.AreEqual(0L, subscriber.Missed);
            Polled.Pending(subscriber.Next(), new CountingWaker());
        }

        [TestMethod]
        public void OneWhoIsWoken_GetsTheLatestWhenItLooks()
        {
            Watch watch = new Watch();
            CountingWaker waker = new CountingWaker();
            Subscriber subscriber = watch.Subscribe();
            Polled.Pending(subscriber, waker);
            watch.Send(1);
            watch.Send(2);
            watch.Send(3);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(subscriber, waker);
            Assert.AreEqual(3, (int)subscriber.Result);
            Assert.AreEqual(2L, subscriber.Missed);
            Polled.Pending(subscriber.Next(), waker);
        }

        [TestMethod]
        public void Canceled_ItStillHasTheChangeToSee()
        {
            Watch watch = new Watch();
            CountingWaker waker = new CountingWaker();
            Subscriber subscriber = watch.Subscribe();
            Polled.Pending(subscriber, waker);
            watch.Send(1);
            subscriber.Cancel();
            Polled.Canceled(subscriber, waker);
            Polled.Ready(subscriber.Next(), waker);
            Assert.AreEqual(1, (int)subscriber.Result);
        }

        [TestMethod]
        public void Close_LeavesTheLastValueToThoseWhoHaveNotSeenIt()
        {
            Watch watch = new Watch(1);
            CountingWaker waker = new CountingWaker();
            Subscriber seen = watch.Subscribe();
            Polled.Ready(seen, waker);
            Polled.Pending(seen.Next(), waker);
            Subscriber late = watch.Subscribe();
            watch.Close();
            Assert.AreEqual(1, waker.Count);
            Polled.Closed(seen, waker);
            Polled.Ready(late, waker);
            Assert.AreEqual(1, (int)late.Result);
            Polled.Closed(late.Next(), waker);
            Assert.AreEqual(1, (int)watch.Value);
            Assert.ThrowsException(typeof(ClosedException), () => watch.Send(2));
            Assert.AreEqual(1, (int)watch.Value);
        }
    }
}
