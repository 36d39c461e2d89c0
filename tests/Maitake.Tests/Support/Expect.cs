using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>Polls a future by hand and says what has to come of it.</summary>
    internal static class Expect
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
            Assert.ThrowsException(typeof(ClosedException), () => future.Poll(waker), "closed");
            Assert.IsFalse(future.IsCompleted, "not completed");
        }

        public static void Given(Future future, Waker waker)
        {
            Assert.ThrowsException(typeof(InvalidOperationException), () => future.Poll(waker), "given up");
        }

        /// <summary>What a poll throws, or null.</summary>
        public static Exception Thrown(Future future)
        {
            try
            {
                future.Poll(new CountingWaker());
            }
            catch (Exception exception)
            {
                return exception;
            }

            return null;
        }
    }
}
