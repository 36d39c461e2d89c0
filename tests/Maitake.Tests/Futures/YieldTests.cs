using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class YieldTests
    {
        [TestMethod]
        public void YieldNow_IsPendingOnceAndWakesItsPoller()
        {
            CountingWaker waker = new CountingWaker();
            Future future = Futures.YieldNow();

            Assert.IsFalse(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.AreEqual(1, waker.Count);
            Assert.IsFalse(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(future.IsCompleted);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void Yield_IsPendingSoOftenAsAsked()
        {
            CountingWaker waker = new CountingWaker();
            Future future = Futures.Yield(5);
            int pending = 0;
            while (future.Poll(waker) == PollResult.Pending)
            {
                pending++;
            }

            Assert.AreEqual(5, pending);
            Assert.AreEqual(5, waker.Count);
        }

        [TestMethod]
        public void YieldOfZero_IsReadyAtTheFirstPoll()
        {
            CountingWaker waker = new CountingWaker();

            Assert.IsTrue(Futures.Yield(0).Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void YieldOfANegativeNumber_IsRefused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Futures.Yield(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Futures.YieldNow().Reset(-1));
        }

        [TestMethod]
        public void AFinishedYield_StaysReady()
        {
            CountingWaker waker = new CountingWaker();
            Future future = Futures.Yield(0);
            future.Poll(waker);

            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void Reset_MakesAFinishedYieldYieldAgain()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture future = Futures.Yield(0);
            future.Poll(waker);

            future.Reset(2);

            Assert.IsFalse(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(2, waker.Count);
        }

        [TestMethod]
        public void PollingACanceledYield_IsRefused()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture future = Futures.Yield(3);
            future.Poll(waker);
            future.Cancel();

            Assert.ThrowsException(typeof(InvalidOperationException), () => future.Poll(waker));
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void Reset_MakesACanceledYieldUsableAgain()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture future = Futures.YieldNow();
            future.Cancel();

            future.Reset(0);

            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void CancelOfAFinishedYield_ChangesNothing()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture future = Futures.Yield(0);
            future.Poll(waker);

            future.Cancel();

            Assert.IsTrue(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
        }
    }
}
