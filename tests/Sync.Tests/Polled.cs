using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    /// <summary>Polls a future and says what has to come of it.</summary>
    internal static class Polled
    {
        public static void Pending(Future future, Waker waker)
        {
            Assert.IsTrue(future.Poll(waker) == PollResult.Pending, "pending");
            Assert.IsFalse(future.IsCompleted, "not completed");
        }

        public static void Ready(Future future, Waker waker)
        {
            Assert.IsTrue(future.Poll(waker) == PollResult.Ready, "ready");
            Assert.IsTrue(future.IsCompleted, "completed");
        }

        public static void Closed(Future future, Waker waker)
        {
            // A future that found its source closed goes on saying so.
            for (int i = 0; i < 2; i++)
            {
                Assert.ThrowsException(typeof(ClosedException), () => future.Poll(waker));
                Assert.IsFalse(future.IsCompleted, "not completed");
            }
        }

        public static void Canceled(Future future, Waker waker)
        {
            Assert.ThrowsException(typeof(InvalidOperationException), () => future.Poll(waker));
        }
    }
}
