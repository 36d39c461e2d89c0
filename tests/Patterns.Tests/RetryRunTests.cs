using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // Runs that are given up, and further runs.
    [TestClass]
    public class RetryRunTests
    {
        [TestMethod]
        public void AnotherRun_BeginsWithTheFirstAttemptAndTheFirstPause()
        {
            RetryBench bench = new RetryBench("ffsffffs", 3);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual(300L, bench.Now);

            // A run after a success, and one after a failure.
            bench.Retry.Run();
            Assert.IsNull(bench.Retry.LastFailure);
            Assert.AreEqual("attempt 6", bench.RunToFailure());
            Assert.AreEqual("attempt 6", bench.Retry.LastFailure.Message);
            Assert.AreEqual(3, bench.Retry.Attempts);

            Assert.AreSame(bench.Retry, bench.Retry.Run());
            bench.Board.Run(bench.Retry);
            Assert.AreEqual(
                "0f 0cancel 100f 100cancel 300s 300f 300cancel 400f 400cancel 600f 600cancel 600f 600cancel 700s", bench.Attempts.Log);
            Assert.AreEqual(2, bench.Retry.Attempts);
        }

        [TestMethod]
        public void ARunThatFailed_ThrowsTheSameUntilAnotherBegins()
        {
            RetryBench bench = new RetryBench("ffs", 2);
            CountingWaker waker = new CountingWaker();
            bench.PollUntil(waker, 100);
            Assert.AreEqual("attempt 2", bench.PollToFailure(waker));
            Assert.AreEqual("attempt 2", bench.PollToFailure(waker));
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Ready);
            Assert.AreEqual("0f 0cancel 100f 100cancel 100s", bench.Attempts.Log);
        }

        [TestMethod]
        public void ARunUnderWay_GoesOnWhenItIsAskedForAgain()
        {
            RetryBench bench = new RetryBench("fh", 3);
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            bench.PollUntil(waker, 100);
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            Assert.AreEqual("0f 0cancel 100h", bench.Attempts.Log);
        }

        [TestMethod]
        public void CanceledBeforeTheFirstPoll_NothingIsMade()
        {
            RetryBench bench = new RetryBench("s", 3);
            bench.Retry.Cancel();
            ExpectMisuse(bench.Retry);
            Assert.AreEqual(0, bench.Attempts.Made);
        }

        [TestMethod]
        public void CanceledDuringAnAttempt_TheAttemptIsCancelledAtOnce()
        {
            RetryBench bench = new RetryBench("F", 3);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(50);
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Pending);
            Assert.AreEqual(2, bench.Board.Timer.PendingCount);
            bench.Retry.Cancel();
            Assert.AreEqual("0F 0cancel", bench.Attempts.Log);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
            bench.Retry.Cancel();
            Assert.AreEqual("0F 0cancel", bench.Attempts.Log);
            ExpectMisuse(bench.Retry);
        }

        [TestMethod]
        public void CanceledInAPause_NoTimerIsLeft()
        {
            RetryBench bench = new RetryBench("f", 3);
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Pending);
            Assert.AreEqual(1, bench.Board.Timer.PendingCount);
            bench.Retry.Cancel();
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
            Assert.AreEqual(1, bench.Attempts.Made);
        }

        [TestMethod]
        public void CanceledAfterItsEnd_ItStaysAsItIs()
        {
            RetryBench bench = new RetryBench("s", 3);
            bench.Board.Run(bench.Retry);
            bench.Retry.Cancel();
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Ready);
        }

        [TestMethod]
        public void AfterACancel_ARunBeginsAnew()
        {
            RetryBench bench = new RetryBench("ffs", 2);
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(bench.Retry.Poll(waker) == PollResult.Pending);
            bench.Retry.Cancel();

            // Not after the rest of the pause, and with two attempts.
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            bench.PollUntil(waker, 100);
            Assert.IsTrue(bench.Retry.Poll(waker) == PollResult.Ready);
            Assert.AreEqual("0f 0cancel 0f 0cancel 100s", bench.Attempts.Log);
        }

        private static void ExpectMisuse(Future future)
        {
            try
            {
                future.Poll(new CountingWaker());
            }
            catch (InvalidOperationException)
            {
                return;
            }

            Assert.IsTrue(false);
        }
    }
}
