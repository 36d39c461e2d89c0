using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class ReadyTests
    {
        [TestMethod]
        public void Ready_IsColdAndThenReadyAtTheFirstPoll()
        {
            CountingWaker waker = new CountingWaker();
            Future future = Futures.Ready();

            Assert.IsFalse(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(future.IsCompleted);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void PollingACanceledReady_IsRefused()
        {
            Future future = Futures.Ready();
            future.Cancel();

            Assert.ThrowsException(typeof(InvalidOperationException), () => future.Poll(new CountingWaker()));
            Assert.IsFalse(future.IsCompleted);
        }

        [TestMethod]
        public void AHandWrittenFuture_IsCompletedOnceItSaysSo()
        {
            CountingWaker waker = new CountingWaker();
            GateFuture future = new GateFuture();

            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.IsFalse(future.IsCompleted);
            future.Open();
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(future.IsCompleted);
        }
    }
}
