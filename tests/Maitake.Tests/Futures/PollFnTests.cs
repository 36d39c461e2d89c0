using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class PollFnTests
    {
        [TestMethod]
        public void PollFn_CallsItsDelegateAtEveryPollUntilReady()
        {
            CountingWaker waker = new CountingWaker();
            int calls = 0;
            Future future = Futures.PollFn(w => ++calls < 3 ? PollResult.Pending : PollResult.Ready);

            Assert.AreEqual(0, calls);
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending);
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(3, calls);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void PollFn_PassesTheWakerOn()
        {
            CountingWaker waker = new CountingWaker();
            Waker seen = null;
            Future future = Futures.PollFn(w =>
            {
                seen = w;
                return PollResult.Ready;
            });

            future.Poll(waker);

            Assert.AreSame(waker, seen);
        }

        [TestMethod]
        public void AFinishedPollFn_IsReadyWithoutAnotherCall()
        {
            CountingWaker waker = new CountingWaker();
            int calls = 0;
            Future future = Futures.PollFn(w =>
            {
                calls++;
                return PollResult.Ready;
            });
            future.Poll(waker);

            Assert.IsTrue(future.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(1, calls);
            Assert.IsTrue(future.IsCompleted);
        }

        [TestMethod]
        public void PollingACanceledPollFn_IsRefusedAndCallsNothing()
        {
            int calls = 0;
            Future future = Futures.PollFn(w =>
            {
                calls++;
                return PollResult.Pending;
            });
            future.Cancel();

            Assert.ThrowsException(typeof(InvalidOperationException), () => future.Poll(new CountingWaker()));
            Assert.AreEqual(0, calls);
        }

        [TestMethod]
        public void PollFnWithoutADelegate_IsRefused()
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.PollFn(null));
        }

        [TestMethod]
        public void WhatTheDelegateThrows_ComesOutOfThePoll()
        {
            Future future = Futures.PollFn(w => throw new TestException("poll"));

            Assert.ThrowsException(typeof(TestException), () => future.Poll(new CountingWaker()));
            Assert.IsFalse(future.IsCompleted);
        }
    }
}
