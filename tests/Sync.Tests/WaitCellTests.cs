using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>The tests of maitake-sync's wait cell, under their names there after C1 to C6; then what is different here.</summary>
    [TestClass]
    public class WaitCellTests
    {
        [TestMethod]
        public void C1_WaitSmoke()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);

            Assert.IsTrue(cell.Wake());

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void C2_WaitSpuriousPoll()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);
            Expect.Pending(wait, waker);
            Assert.AreEqual(0, waker.Count);

            cell.Wake();

            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void C3_Subscribe()
        {
            WaitCell cell = new WaitCell();
            WaitForFuture wait = cell.Wait();
            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);

            Assert.IsFalse(cell.Wake());

            Expect.Ready(wait, new CountingWaker());
        }

        [TestMethod]
        public void C4_WakeBeforeSubscribe()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            Assert.IsFalse(cell.Wake());
            Assert.IsTrue(cell.Wait().Subscribe() == PollResult.Ready);

            WaitForFuture wait = cell.Wait();
            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);
            Expect.Pending(wait, waker);
            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void C5_WakeDebounce()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);
            Assert.IsTrue(cell.Wake());
            Assert.IsFalse(cell.Wake());
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);

            wait = cell.Wait();
            Expect.Pending(wait, waker);
            Assert.AreEqual(1, waker.Count);
            cell.Wake();
            Assert.AreEqual(2, waker.Count);
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void C6_SubscribeDoesntSelfWake()
        {
            Scheduler scheduler = new Scheduler(1);
            WaitCell cell = new WaitCell();
            Task task = scheduler.Spawn(WaitTwice(cell));
            Assert.AreEqual(1, scheduler.Tick().Polled);
            Assert.AreEqual(0, scheduler.Tick().Polled);

            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, scheduler.Tick().Polled);
            Assert.AreEqual(0, scheduler.Tick().Polled);
            Assert.IsFalse(task.IsCompleted);

            Assert.IsTrue(cell.Wake());
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void C7_B10_ItIsClosedOnceItWasClosed()
        {
            // Upstream compares the whole state with the mark, of which closing sets two.
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            Assert.IsFalse(cell.IsClosed);
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);

            Assert.IsTrue(cell.Close());

            Assert.IsTrue(cell.IsClosed);
            Assert.AreEqual(1, waker.Count);
            Expect.Closed(wait, waker);
            Expect.Closed(cell.Wait(), waker);
            Assert.IsFalse(cell.Close());
            Assert.IsTrue(cell.IsClosed);
        }

        [TestMethod]
        public void AWake_DoesNotOpenWhatIsClosed()
        {
            WaitCell cell = new WaitCell();
            cell.Wake();
            cell.Close();
            Assert.IsFalse(cell.Wake());

            Assert.IsTrue(cell.IsClosed);
            Assert.ThrowsException(typeof(ClosedException), () => cell.PollWait(new CountingWaker()));
        }

        [TestMethod]
        public void B25_AWaitThatWasGivenUp_IsNotWoken()
        {
            // Upstream leaves it registered: the next wake says that it woke somebody.
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);
            wait.Cancel();

            Assert.IsFalse(cell.Wake());

            Assert.AreEqual(0, waker.Count);
            Expect.Given(wait, waker);
        }

        [TestMethod]
        public void AWakeOfOneWhoGaveUp_IsKeptForTheNext()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);
            cell.Wake();
            wait.Cancel();

            Expect.Ready(cell.Wait(), waker);
            Expect.Pending(cell.Wait(), waker);
        }

        [TestMethod]
        public void ASecondWaiter_TakesThePlaceOfTheFirst_AndWakesIt()
        {
            WaitCell cell = new WaitCell();
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            WaitForFuture a = cell.Wait();
            WaitForFuture b = cell.Wait();
            Expect.Pending(a, first);
            Expect.Pending(b, second);
            Assert.AreEqual(1, first.Count);

            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, first.Count);
            Assert.AreEqual(1, second.Count);
            Expect.Ready(b, second);
        }

        [TestMethod]
        public void ASubscriptionAfterAPoll_LeavesTheWaker()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            Expect.Pending(wait, waker);
            Assert.IsTrue(wait.Subscribe() == PollResult.Pending);
            Assert.AreEqual(0, waker.Count);

            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void TheOneWhoWasReplaced_TakesNothingAlongWhenHeGivesUp()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture a = cell.Wait();
            WaitForFuture b = cell.Wait();
            Expect.Pending(a, waker);
            Expect.Pending(b, waker);
            Assert.AreEqual(0, waker.Count);

            a.Cancel();

            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(b, waker);
        }

        [TestMethod]
        public void ItCanBePolledWithoutAWait()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            CountingWaker other = new CountingWaker();
            Assert.IsTrue(cell.PollWait(waker) == PollResult.Pending);
            Assert.IsTrue(cell.PollWait(waker) == PollResult.Pending);
            Assert.AreEqual(0, waker.Count);
            Assert.IsTrue(cell.PollWait(other) == PollResult.Pending);
            Assert.AreEqual(1, waker.Count);

            Assert.IsTrue(cell.Wake());
            Assert.AreEqual(1, other.Count);
            Assert.IsTrue(cell.PollWait(other) == PollResult.Ready);
            Assert.IsTrue(cell.PollWait(other) == PollResult.Pending);
        }

        [TestMethod]
        public void AWaitServesALoop()
        {
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            WaitForFuture wait = cell.Wait();
            for (int i = 1; i <= 3; i++)
            {
                Expect.Pending(wait, waker);
                cell.Wake();
                Assert.AreEqual(i, waker.Count);
                Expect.Ready(wait, waker);
                Expect.Ready(wait, waker);
                wait.Reset();
            }

            wait.Cancel();
            wait.Reset();
            Expect.Pending(wait, waker);
            wait.Reset();
            Assert.IsFalse(cell.Wake());
            Expect.Ready(wait, waker);
        }

        private static async Future WaitTwice(WaitCell cell)
        {
            for (int i = 0; i < 2; i++)
            {
                WaitForFuture wait = cell.Wait();
                wait.Subscribe();
                await wait;
            }
        }
    }
}
