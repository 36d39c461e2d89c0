using System;
using Maitake.Patterns;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class RetryTests
    {
        [TestMethod]
        public void ASuccess_EndsIt()
        {
            RetryBench bench = new RetryBench("S", 5);
            bench.Board.Run(bench.Retry);

            Assert.AreEqual("0S", bench.Attempts.Log);
            Assert.AreEqual(1, bench.Retry.Attempts);
            Assert.IsNull(bench.Retry.LastFailure);
            Assert.AreEqual(10L, bench.Now);
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Ready);
            Assert.AreEqual(1, bench.Attempts.Made);
        }

        [TestMethod]
        public void Failures_AreTriedAgainAfterPausesThatGrow()
        {
            RetryBench bench = new RetryBench("ffFfs", 5);
            bench.Board.Run(bench.Retry);

            Assert.AreEqual("0f 0cancel 100f 100cancel 300F 310cancel 560f 560cancel 810s", bench.Attempts.Log);
            Assert.AreEqual(5, bench.Retry.Attempts);
            Assert.AreEqual("attempt 4", bench.Retry.LastFailure.Message);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void WhenTheAttemptsAreUsedUp_TheLastFailureIsThrown()
        {
            RetryBench bench = new RetryBench("f", 3);
            Assert.AreEqual("attempt 3", bench.RunToFailure());
            Assert.AreEqual("0f 0cancel 100f 100cancel 300f 300cancel", bench.Attempts.Log);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void OneAttempt_IsOneAttempt()
        {
            RetryBench bench = new RetryBench("f", 1);
            Assert.AreEqual("attempt 1", bench.RunToFailure());
            Assert.AreEqual(0L, bench.Now);
        }

        [TestMethod]
        public void AFailureThatTheFilterRefuses_IsThrownAtOnce()
        {
            RetryBench bench = new RetryBench("f", 9);
            Filter filter = new Filter("attempt 2");
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("attempt 2", bench.RunToFailure());
            Assert.AreEqual(100L, bench.Now);
        }

        [TestMethod]
        public void WhatTheFilterThrows_IsThrown()
        {
            RetryBench bench = new RetryBench("f", 9);
            Filter filter = new Filter(null);
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("filter", bench.RunToFailure());
            Assert.AreEqual("filter", bench.Retry.LastFailure.Message);
            Assert.AreEqual("0f 0cancel", bench.Attempts.Log);
        }

        [TestMethod]
        public void TheFilter_IsNotAskedWhenNothingIsLeft()
        {
            RetryBench bench = new RetryBench("f", 2);
            Filter filter = new Filter("none");
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("attempt 2", bench.RunToFailure());
            Assert.AreEqual(1, filter.Asked);
        }

        [TestMethod]
        public void WhatTheFactoryThrows_IsAFailureOfTheAttempt()
        {
            RetryBench bench = new RetryBench("xns", 5);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0x 100n 300s", bench.Attempts.Log);
            Assert.AreEqual("The factory made no future", bench.Retry.LastFailure.Message);

            bench = new RetryBench("x", 2);
            Assert.AreEqual("factory 2", bench.RunToFailure());
        }

        [TestMethod]
        public void WhatTheCancelOfAFailedAttemptThrows_IsDropped()
        {
            RetryBench bench = new RetryBench("es", 5);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0e 0cancel 100s", bench.Attempts.Log);
            Assert.AreEqual("attempt 1", bench.Retry.LastFailure.Message);
        }

        [TestMethod]
        public void AnAttemptThatTakesTooLong_IsCancelledAndHasFailed()
        {
            RetryBench bench = new RetryBench("hhS", 5);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(50);
            bench.Board.Run(bench.Retry);

            Assert.AreEqual("0h 50cancel 150h 200cancel 400S", bench.Attempts.Log);
            Assert.IsTrue(bench.Retry.LastFailure is ElapsedException);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void AnAttemptThatIsReadyWhenTheTimeIsUp_HasSucceeded()
        {
            RetryBench bench = new RetryBench("S", 1);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(10);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual(10L, bench.Now);
        }

        [TestMethod]
        public void WithATimeOut_FailuresStillCount()
        {
            RetryBench bench = new RetryBench("Fes", 5);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(50);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0F 10cancel 110e 110cancel 310s", bench.Attempts.Log);
            Assert.AreEqual("attempt 2", bench.Retry.LastFailure.Message);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void AnAttemptThatIsAJoin_FailsAsTheTaskDoes()
        {
            // With a time-out around it, and without.
            for (int timeout = 0; timeout <= 100; timeout += 100)
            {
                FrozenBoard board = new FrozenBoard();
                Joiner joiner = new Joiner(board);
                Retry retry = new Retry(board.Timer, joiner.Make, 2, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero));
                retry.AttemptTimeout = Timing.Timers.Ms(timeout);
                string failure = null;
                try
                {
                    board.Run(retry);
                }
                catch (TestException exception)
                {
                    failure = exception.Message;
                }

                Assert.AreEqual("poll", failure);
                Assert.AreEqual(2, joiner.Made);
                Assert.AreEqual(0, board.Timer.PendingCount);
            }
        }

        [TestMethod]
        public void WithoutAPause_OtherTasksHaveTheirTurn()
        {
            FrozenBoard board = new FrozenBoard();
            Attempts attempts = new Attempts(board.Timer, "f");
            Retry retry = new Retry(board.Timer, attempts.Make, 10, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero));
            FaultRecorder.On(board.Scheduler);
            board.Spawn(retry);
            Assert.AreEqual(1, board.Scheduler.Tick(1).Polled);
            Assert.AreEqual(1, attempts.Made);
            Assert.AreEqual(9, board.Scheduler.Tick().Polled);
            Assert.AreEqual(10, attempts.Made);
        }

        [TestMethod]
        public void WrongArguments_AreRefused()
        {
            FrozenBoard board = new FrozenBoard();
            Attempts attempts = new Attempts(board.Timer, "s");
            Backoff backoff = new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero);
            ExpectRefused(null, attempts.Make, 1, backoff);
            ExpectRefused(board.Timer, null, 1, backoff);
            ExpectRefused(board.Timer, attempts.Make, 0, backoff);
            ExpectRefused(board.Timer, attempts.Make, 1, null);
            try
            {
                new Retry(board.Timer, attempts.Make, 1, backoff).AttemptTimeout = new TimeSpan(-1);
            }
            catch (ArgumentOutOfRangeException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private static void ExpectRefused(TimerWheel timer, FutureFactory factory, int attempts, Backoff backoff)
        {
            try
            {
                new Retry(timer, factory, attempts, backoff);
            }
            catch (ArgumentException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private sealed class Filter
        {
            public int Asked;

            private readonly string _refused;

            public Filter(string refused)
            {
                _refused = refused;
            }

            public bool Accepts(Exception failure)
            {
                Asked++;
                if (_refused == null)
                {
                    throw new TestException("filter");
                }

                return failure.Message != _refused;
            }
        }

        private sealed class Joiner
        {
            public int Made;

            private readonly Board _board;

            public Joiner(Board board)
            {
                _board = board;
            }

            public Future Make()
            {
                Made++;
                return _board.Spawn(new FailingFuture(true, false)).Join();
            }
        }
    }
}
