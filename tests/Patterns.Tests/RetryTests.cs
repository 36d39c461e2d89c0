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
            Bench bench = new Bench("S", 5);
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
            Bench bench = new Bench("ffFfs", 5);
            bench.Board.Run(bench.Retry);

            Assert.AreEqual("0f 0cancel 100f 100cancel 300F 310cancel 560f 560cancel 810s", bench.Attempts.Log);
            Assert.AreEqual(5, bench.Retry.Attempts);
            Assert.AreEqual("attempt 4", bench.Retry.LastFailure.Message);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void WhenTheAttemptsAreUsedUp_TheLastFailureIsThrown()
        {
            Bench bench = new Bench("f", 3);
            Assert.AreEqual("attempt 3", bench.RunToFailure());
            Assert.AreEqual("0f 0cancel 100f 100cancel 300f 300cancel", bench.Attempts.Log);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void OneAttempt_IsOneAttempt()
        {
            Bench bench = new Bench("f", 1);
            Assert.AreEqual("attempt 1", bench.RunToFailure());
            Assert.AreEqual(0L, bench.Now);
        }

        [TestMethod]
        public void AFailureThatTheFilterRefuses_IsThrownAtOnce()
        {
            Bench bench = new Bench("f", 9);
            Filter filter = new Filter("attempt 2");
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("attempt 2", bench.RunToFailure());
            Assert.AreEqual(100L, bench.Now);
        }

        [TestMethod]
        public void WhatTheFilterThrows_IsThrown()
        {
            Bench bench = new Bench("f", 9);
            Filter filter = new Filter(null);
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("filter", bench.RunToFailure());
            Assert.AreEqual("filter", bench.Retry.LastFailure.Message);
            Assert.AreEqual("0f 0cancel", bench.Attempts.Log);
        }

        [TestMethod]
        public void TheFilter_IsNotAskedWhenNothingIsLeft()
        {
            Bench bench = new Bench("f", 2);
            Filter filter = new Filter("none");
            bench.Retry.Filter = filter.Accepts;
            Assert.AreEqual("attempt 2", bench.RunToFailure());
            Assert.AreEqual(1, filter.Asked);
        }

        [TestMethod]
        public void WhatTheFactoryThrows_IsAFailureOfTheAttempt()
        {
            Bench bench = new Bench("xns", 5);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0x 100n 300s", bench.Attempts.Log);
            Assert.AreEqual("The factory made no future", bench.Retry.LastFailure.Message);

            bench = new Bench("x", 2);
            Assert.AreEqual("factory 2", bench.RunToFailure());
        }

        [TestMethod]
        public void WhatTheCancelOfAFailedAttemptThrows_IsDropped()
        {
            Bench bench = new Bench("es", 5);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0e 0cancel 100s", bench.Attempts.Log);
            Assert.AreEqual("attempt 1", bench.Retry.LastFailure.Message);
        }

        [TestMethod]
        public void AnAttemptThatTakesTooLong_IsCancelledAndHasFailed()
        {
            Bench bench = new Bench("hhS", 5);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(50);
            bench.Board.Run(bench.Retry);

            Assert.AreEqual("0h 50cancel 150h 200cancel 400S", bench.Attempts.Log);
            Assert.IsTrue(bench.Retry.LastFailure is ElapsedException);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void AnAttemptThatIsReadyWhenTheTimeIsUp_HasSucceeded()
        {
            Bench bench = new Bench("S", 1);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(10);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual(10L, bench.Now);
        }

        [TestMethod]
        public void WithATimeOut_FailuresStillCount()
        {
            Bench bench = new Bench("Fes", 5);
            bench.Retry.AttemptTimeout = Timing.Timers.Ms(50);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual("0F 10cancel 110e 110cancel 310s", bench.Attempts.Log);
            Assert.AreEqual("attempt 2", bench.Retry.LastFailure.Message);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void AnotherRun_BeginsWithTheFirstAttemptAndTheFirstPause()
        {
            Bench bench = new Bench("ffsffffs", 3);
            bench.Board.Run(bench.Retry);
            Assert.AreEqual(300L, bench.Now);

            // A task takes a future for good, so the next ones are polled by hand.
            CountingWaker waker = new CountingWaker();
            bench.Retry.Run();
            Assert.IsNull(bench.Retry.LastFailure);
            bench.PollUntil(waker, 600);
            Assert.AreEqual("attempt 6", bench.PollToFailure(waker));
            Assert.AreEqual("attempt 6", bench.PollToFailure(waker));
            Assert.AreEqual(3, bench.Retry.Attempts);

            Assert.AreSame(bench.Retry, bench.Retry.Run());
            bench.PollUntil(waker, 700);
            Assert.IsTrue(bench.Retry.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(
                "0f 0cancel 100f 100cancel 300s 300f 300cancel 400f 400cancel 600f 600cancel 600f 600cancel 700s", bench.Attempts.Log);
        }

        [TestMethod]
        public void ARunUnderWay_GoesOnWhenItIsAskedForAgain()
        {
            Bench bench = new Bench("fh", 3);
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
            Bench bench = new Bench("s", 3);
            bench.Retry.Cancel();
            ExpectMisuse(bench.Retry);
            Assert.AreEqual(0, bench.Attempts.Made);
        }

        [TestMethod]
        public void CanceledDuringAnAttempt_TheAttemptIsCancelledAtOnce()
        {
            Bench bench = new Bench("F", 3);
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
            Bench bench = new Bench("f", 3);
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Pending);
            Assert.AreEqual(1, bench.Board.Timer.PendingCount);
            bench.Retry.Cancel();
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
            Assert.AreEqual(1, bench.Attempts.Made);
        }

        [TestMethod]
        public void CanceledAfterItsEnd_ItStaysAsItIs()
        {
            Bench bench = new Bench("s", 3);
            bench.Board.Run(bench.Retry);
            bench.Retry.Cancel();
            Assert.IsTrue(bench.Retry.Poll(new CountingWaker()) == PollResult.Ready);
        }

        [TestMethod]
        public void AfterACancel_ARunBeginsAnew()
        {
            Bench bench = new Bench("ffs", 2);
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(bench.Retry.Poll(waker) == PollResult.Pending);
            bench.Retry.Cancel();

            // Not after the rest of the pause, and with two attempts.
            Assert.IsTrue(bench.Retry.Run().Poll(waker) == PollResult.Pending);
            bench.PollUntil(waker, 100);
            Assert.IsTrue(bench.Retry.Poll(waker) == PollResult.Ready);
            Assert.AreEqual("0f 0cancel 0f 0cancel 100s", bench.Attempts.Log);
        }

        [TestMethod]
        public void AnAttemptThatIsAJoin_FailsAsTheTaskDoes()
        {
            FrozenBoard board = new FrozenBoard();
            Joiner joiner = new Joiner(board);
            Retry retry = new Retry(board.Timer, joiner.Make, 2, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero));
            try
            {
                board.Run(retry);
            }
            catch (TestException exception)
            {
                Assert.AreEqual("poll", exception.Message);
                Assert.AreEqual(2, joiner.Made);
                return;
            }

            Assert.IsTrue(false);
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

        private sealed class Bench
        {
            public readonly FrozenBoard Board;
            public readonly Attempts Attempts;
            public readonly Retry Retry;

            public Bench(string script, int attempts)
            {
                Board = new FrozenBoard();
                Attempts = new Attempts(Board.Timer, script);
                Retry = new Retry(Board.Timer, Attempts.Make, attempts, new Backoff(Timing.Timers.Ms(100), 2, Timing.Timers.Ms(250)));
            }

            public long Now
            {
                get { return Board.Timer.Clock.Ticks; }
            }

            public string RunToFailure()
            {
                try
                {
                    Board.Run(Retry);
                }
                catch (TestException exception)
                {
                    return exception.Message;
                }

                return null;
            }

            public string PollToFailure(Waker waker)
            {
                try
                {
                    Retry.Poll(waker);
                }
                catch (TestException exception)
                {
                    return exception.Message;
                }

                return null;
            }

            // Polls at each deadline before an instant, and moves the clock there.
            public void PollUntil(Waker waker, long instant)
            {
                while (Now < instant)
                {
                    Assert.IsTrue(Retry.Poll(waker) == PollResult.Pending);
                    ((FrozenClock)Board.Timer.Clock).Time += Board.Timer.Turn().TicksToNextDeadline;
                    Board.Timer.Turn();
                }
            }
        }
    }
}
