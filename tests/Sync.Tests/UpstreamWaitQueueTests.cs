using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>The tests of maitake-sync's wait queue, under their names there.</summary>
    [TestClass]
    public class UpstreamWaitQueueTests
    {
        private const int Tasks = 10;

        [TestMethod]
        public void WakeAll()
        {
            WaitQueue queue = new WaitQueue();
            Wait[] waits = new Wait[Tasks];
            CountingWaker[] wakers = new CountingWaker[Tasks];
            Start(queue, waits, wakers);

            queue.WakeAll();

            for (int i = 0; i < Tasks; i++)
            {
                Assert.AreEqual(1, wakers[i].Count);
                Expect.Ready(waits[i], wakers[i]);
            }
        }

        [TestMethod]
        public void Close()
        {
            WaitQueue queue = new WaitQueue();
            Wait[] waits = new Wait[Tasks];
            CountingWaker[] wakers = new CountingWaker[Tasks];
            Start(queue, waits, wakers);

            queue.Close();

            for (int i = 0; i < Tasks; i++)
            {
                Assert.AreEqual(1, wakers[i].Count);
                Expect.Closed(waits[i], wakers[i]);
            }
        }

        [TestMethod]
        public void WakeOne()
        {
            WaitQueue queue = new WaitQueue();
            Wait[] waits = new Wait[Tasks];
            CountingWaker[] wakers = new CountingWaker[Tasks];
            Start(queue, waits, wakers);

            queue.Wake();

            for (int i = 0; i < Tasks; i++)
            {
                Assert.AreEqual(1, wakers[i].Count);
                if (i + 1 < Tasks)
                {
                    Assert.AreEqual(0, wakers[i + 1].Count);
                }

                Expect.Ready(waits[i], wakers[i]);
                queue.Wake();
            }
        }

        [DataRow(false)]
        [DataRow(true)]
        [TestMethod]
        public void WakeOne_BeforeOrAfterTheWait(bool before)
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            if (before)
            {
                queue.Wake();
            }
            else
            {
                Expect.Pending(wait, waker);
                queue.Wake();
                Assert.AreEqual(1, waker.Count);
            }

            Expect.Ready(wait, waker);
            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void WakeNotSubscribed()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();

            Expect.Pending(wait, waker);
            queue.Wake();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void WakeAfterSubscribe()
        {
            WaitQueue queue = new WaitQueue();
            Wait wait = queue.Wait();

            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);
            queue.Wake();

            Expect.Ready(wait, new CountingWaker());
            Assert.IsTrue(wait.Subscribe() == PollResult.Ready);
        }

        [TestMethod]
        public void PollAfterSubscribe()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();

            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);
            Expect.Pending(wait, waker);

            // In line once: the second wake is kept for the next.
            queue.Wake();
            queue.Wake();
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);
            Expect.Ready(queue.Wait(), waker);
        }

        [TestMethod]
        public void SubscribeAfterPoll()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();

            Expect.Pending(wait, waker);
            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);

            // The subscription has not taken the waker away.
            queue.Wake();
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void SubscribeConsumesWakeup()
        {
            WaitQueue queue = new WaitQueue();
            queue.Wake();

            Assert.IsTrue(queue.Wait().Subscribe() == PollResult.Ready);
            Assert.IsTrue(queue.Wait().Subscribe() == PollResult.Pending);
        }

        [TestMethod]
        public void WakeAllSequential()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait first = queue.Wait();
            Wait second = queue.Wait();

            queue.WakeAll();

            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
        }

        [TestMethod]
        public void WakeAllReregistering()
        {
            WaitQueue queue = new WaitQueue();
            Wait[] waits = new Wait[2];
            CountingWaker[] wakers = new CountingWaker[2];
            Start(queue, waits, wakers);

            for (int round = 1; round <= 2; round++)
            {
                queue.WakeAll();
                for (int i = 0; i < 2; i++)
                {
                    Assert.AreEqual(round, wakers[i].Count);
                    Expect.Ready(waits[i], wakers[i]);
                    waits[i].Reset();
                    Expect.Pending(waits[i], wakers[i]);
                }
            }
        }

        [TestMethod]
        public void WakeClose()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait first = queue.Wait();
            Expect.Pending(first, waker);

            queue.Close();
            queue.Wake();
            queue.WakeAll();

            Expect.Closed(first, waker);
            Expect.Closed(queue.Wait(), waker);
        }

        [TestMethod]
        public void WakeOneMany()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            queue.Wake();

            for (int i = 0; i < 2; i++)
            {
                Expect.Ready(queue.Wait(), waker);
                queue.Wake();
            }

            Expect.Ready(queue.Wait(), waker);
            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void WakeMixed()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, waker);

            queue.WakeAll();
            queue.Wake();

            Expect.Ready(wait, waker);

            // The single wake found nobody, and is kept.
            Expect.Ready(queue.Wait(), waker);
            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void DropWaitFuture()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Wait dropped = queue.Wait();
            Wait other = queue.Wait();
            Expect.Pending(dropped, first);
            Expect.Pending(other, second);

            queue.Wake();
            Assert.AreEqual(0, second.Count);
            dropped.Cancel();

            Assert.AreEqual(1, second.Count);
            Expect.Ready(other, second);
        }

        private static void Start(WaitQueue queue, Wait[] waits, CountingWaker[] wakers)
        {
            for (int i = 0; i < waits.Length; i++)
            {
                waits[i] = queue.Wait();
                wakers[i] = new CountingWaker();
                Expect.Pending(waits[i], wakers[i]);
                Assert.AreEqual(0, wakers[i].Count);
            }
        }
    }
}
