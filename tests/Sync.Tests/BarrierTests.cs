using System;
using System.Threading;
using Maitake.Sync;
using nanoFramework.TestFramework;
using Barrier = Maitake.Sync.Barrier;

namespace Maitake.Tests.Synchronization
{
    [TestClass]
    public class BarrierTests
    {
        [TestMethod]
        public void AllGoOnTogether_AndTheLastOneIsTold()
        {
            Barrier barrier = new Barrier(3);
            WakeOrder order = new WakeOrder();
            Future<bool> a = barrier.Wait();
            Future<bool> b = barrier.Wait();
            Future<bool> c = barrier.Wait();
            Polled.Pending(a, order.Waker(0));
            Polled.Pending(b, order.Waker(1));
            Polled.Pending(a, order.Waker(0));
            Assert.AreEqual("", order.ToString());
            Polled.Ready(c, order.Waker(9));
            Assert.AreEqual("01", order.ToString());
            Polled.Ready(a, order.Waker(9));
            Polled.Ready(b, order.Waker(9));
            Polled.Ready(c, order.Waker(9));
            Assert.IsFalse(a.Result);
            Assert.IsFalse(b.Result);
            Assert.IsTrue(c.Result);
        }

        [TestMethod]
        public void ItIsCyclic()
        {
            Barrier barrier = new Barrier(2);
            CountingWaker waker = new CountingWaker();
            Future<bool> a = barrier.Wait();
            Future<bool> b = barrier.Wait();
            for (int round = 0; round < 5; round++)
            {
                Polled.Pending(a, waker);
                Polled.Ready(b, waker);
                Polled.Ready(a, waker);
                Assert.IsTrue(b.Result);
                Assert.IsFalse(a.Result);
                Assert.AreEqual(round + 1, waker.Count);

                // The other one is the last the next time.
                Future<bool> swap = barrier.Wait(a);
                Assert.AreSame(a, swap);
                a = barrier.Wait(b);
                b = swap;
            }
        }

        [TestMethod]
        public void ThoseWhoAreTooMany_BelongToTheNextRound()
        {
            Barrier barrier = new Barrier(2);
            CountingWaker waker = new CountingWaker();
            Future<bool> slow = barrier.Wait();
            Polled.Pending(slow, waker);
            Polled.Ready(barrier.Wait(), waker);

            // One of the first round has not even noticed yet.
            Future<bool> next = barrier.Wait();
            Polled.Pending(next, waker);
            Future<bool> last = barrier.Wait();
            Polled.Ready(last, waker);
            Assert.IsTrue(last.Result);
            Polled.Ready(slow, waker);
            Polled.Ready(next, waker);
            Assert.IsFalse(slow.Result);
            Assert.IsFalse(next.Result);
        }

        [TestMethod]
        public void OneAlone_IsTheLastEachTime()
        {
            Barrier barrier = new Barrier(1);
            for (int i = 0; i < 3; i++)
            {
                Future<bool> wait = barrier.Wait();
                Polled.Ready(wait, new CountingWaker());
                Assert.IsTrue(wait.Result);
            }

            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Barrier(0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Barrier(-1));
        }

        [TestMethod]
        public void CanceledBeforeItsFirstPoll_WasNeverThere()
        {
            Barrier barrier = new Barrier(2);
            CountingWaker waker = new CountingWaker();
            Future<bool> gone = barrier.Wait();
            gone.Cancel();
            Polled.Canceled(gone, waker);
            Future<bool> a = barrier.Wait();
            Polled.Pending(a, waker);
            Polled.Ready(barrier.Wait(), waker);
            Polled.Ready(a, waker);
        }

        [TestMethod]
        public void CanceledWhileItWaits_NoLongerCounts()
        {
            Barrier barrier = new Barrier(2);
            CountingWaker waker = new CountingWaker();
            Future<bool> gone = barrier.Wait();
            Polled.Pending(gone, waker);
            gone.Cancel();
            Future<bool> a = barrier.Wait();
            Polled.Pending(a, waker);
            Future<bool> b = barrier.Wait();
            Polled.Ready(b, waker);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(a, waker);
            Assert.IsTrue(b.Result);
        }

        [TestMethod]
        public void CanceledOnceAllWereThere_TakesNothingBack()
        {
            Barrier barrier = new Barrier(3);
            CountingWaker waker = new CountingWaker();
            Future<bool> gone = barrier.Wait();
            Future<bool> a = barrier.Wait();
            Future<bool> b = barrier.Wait();
            Polled.Pending(gone, waker);
            Polled.Pending(a, waker);
            Polled.Ready(b, waker);
            gone.Cancel();
            b.Cancel();
            Polled.Ready(a, waker);
            Polled.Ready(b, waker);
            Assert.IsTrue(b.Result);

            // The next round needs three again.
            a = barrier.Wait(a);
            b = barrier.Wait(b);
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            Polled.Ready(barrier.Wait(), waker);
            Polled.Ready(a, waker);
        }

        [TestMethod]
        public void AWakerThatCancelsTheNext_ChangesNothingForTheRound()
        {
            // The first one woken cancels the second, whose round is complete, before that is looked at.
            Barrier barrier = new Barrier(3);
            CountingWaker waker = new CountingWaker();
            Future<bool> first = barrier.Wait();
            Future<bool> second = barrier.Wait();
            Polled.Pending(first, new CancelingWaker(second));
            Polled.Pending(second, waker);
            Polled.Ready(barrier.Wait(), waker);
            Assert.AreEqual(0, waker.Count);
            Polled.Ready(first, waker);

            Future<bool> a = barrier.Wait();
            Future<bool> b = barrier.Wait();
            Polled.Pending(a, waker);
            Polled.Pending(b, waker);
            Polled.Ready(barrier.Wait(), waker);
        }

        [TestMethod]
        public void Close_EndsThoseWhoWait_AndNotThoseWhoGotThrough()
        {
            Barrier barrier = new Barrier(2);
            CountingWaker waker = new CountingWaker();
            Future<bool> through = barrier.Wait();
            Polled.Pending(through, waker);
            Polled.Ready(barrier.Wait(), waker);
            Future<bool> waiting = barrier.Wait();
            Future<bool> unpolled = barrier.Wait();
            Polled.Pending(waiting, waker);
            barrier.Close();
            Assert.AreEqual(2, waker.Count);
            Polled.Ready(through, waker);
            Polled.Closed(waiting, waker);
            Polled.Closed(unpolled, waker);
            Polled.Closed(barrier.Wait(), waker);
            waiting.Cancel();
        }

        [TestMethod]
        public void AnothersFuture_IsNotUsedAgain()
        {
            Barrier barrier = new Barrier(1);
            Future<bool> wait = barrier.Wait();
            Assert.AreNotSame(wait, new Barrier(1).Wait(wait));
            Assert.AreSame(wait, barrier.Wait(wait));
        }

        [TestMethod]
        public void AnotherThread_CanBeTheLast()
        {
            Machine machine = new Machine(1);
            Barrier barrier = new Barrier(2);
            Task task = machine.Executor.Spawn(barrier.Wait());
            machine.Scheduler.Tick();
            bool last = false;
            Thread thread = new Thread(() =>
            {
                Future<bool> wait = barrier.Wait();
                wait.Poll(new CountingWaker());
                last = wait.Result;
            });
            thread.Start();
            thread.Join();
            machine.Scheduler.Tick();
            Assert.IsTrue(last);
            Assert.IsTrue(task.IsCompleted);
        }

        private sealed class CancelingWaker : Waker
        {
            private readonly Future _future;

            public CancelingWaker(Future future)
            {
                _future = future;
            }

            public override void Wake()
            {
                _future.Cancel();
            }
        }
    }
}
