using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenarios T17 and T18, and everything else that can happen to a time-out.
    [TestClass]
    public class TimeoutTests
    {
        [TestMethod]
        public void T17_OnATie_TheFutureWins()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            StepFuture inner = new StepFuture();
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Pending);
            clock.Set(10);
            wheel.Turn();
            inner.IsOpen = true;
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(timeout.InTime);
            Assert.IsFalse(timeout.IsElapsed);
            Assert.AreEqual(0, inner.Cancels);
            timeout.ThrowIfElapsed();
        }

        [TestMethod]
        public void T17_ZeroTimeout_StillPollsTheFutureOnce()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            TimeoutFuture inTime = wheel.Timeout(TimeSpan.Zero, Futures.Ready());
            Assert.IsTrue(inTime.Poll(null) == PollResult.Ready);
            Assert.IsTrue(inTime.InTime);

            StepFuture never = new StepFuture();
            TimeoutFuture elapsed = wheel.Timeout(TimeSpan.Zero, never);
            Assert.IsTrue(elapsed.Poll(null) == PollResult.Ready);
            Assert.IsTrue(elapsed.IsElapsed);
            Assert.AreEqual(1, never.Polls);
            Assert.AreEqual(1, never.Cancels);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void T18_InTime_LeavesTheWheelEmptyAtOnce()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), wheel.SleepTicks(3));
            CountingWaker waker = new CountingWaker();
            Assert.IsFalse(timeout.InTime);
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Pending);
            Assert.AreEqual(2, wheel.PendingCount);
            Timers.ExpectTurnAt(wheel, clock, 3, 1, 7);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(timeout.InTime);
            Assert.AreEqual(0, wheel.PendingCount);
            Timers.ExpectTurnAt(wheel, clock, 100, 0, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void Elapsed_CancelsTheFutureAndSaysSo()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            StepFuture inner = new StepFuture();
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            CountingWaker waker = new CountingWaker();
            timeout.Poll(waker);
            timeout.ThrowIfElapsed();
            Timers.ExpectTurnAt(wheel, clock, 9, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(timeout.IsElapsed);
            Assert.IsFalse(timeout.InTime);
            Assert.AreEqual(1, inner.Cancels);

            // Polled on, it stays as it is.
            Assert.IsTrue(timeout.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(2, inner.Polls);
            Assert.AreEqual(1, inner.Cancels);
        }

        [TestMethod]
        public void ThrowIfElapsed_ThrowsWithTheDuration()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            TimeoutFuture timeout = wheel.Timeout(new TimeSpan(95000), new StepFuture());
            Assert.AreEqual(Timers.Ms(10).Ticks, timeout.Duration.Ticks);
            timeout.Poll(null);
            clock.Set(10);
            wheel.Turn();
            timeout.Poll(null);
            ElapsedException thrown = null;
            try
            {
                timeout.ThrowIfElapsed();
            }
            catch (ElapsedException exception)
            {
                thrown = exception;
            }

            Assert.IsNotNull(thrown);
            Assert.AreEqual(Timers.Ms(10).Ticks, thrown.Duration.Ticks);
        }

        [TestMethod]
        public void InnerSleepThatIsTooLong_LeavesNothingInTheWheel()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), wheel.SleepTicks(1000));
            timeout.Poll(null);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, 990);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void FutureThatThrows_IsPassedOnAndLeavesTheWheel()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            StepFuture inner = new StepFuture();
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            timeout.Poll(null);
            Assert.AreEqual(1, wheel.PendingCount);
            inner.Failure = new ArgumentException("on purpose");
            Assert.ThrowsException(typeof(ArgumentException), () => timeout.Poll(null));
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsFalse(timeout.InTime);
            Assert.IsFalse(timeout.IsElapsed);
        }

        [TestMethod]
        public void Cancel_CancelsTheFutureOnceAndLeavesTheWheel()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            StepFuture inner = new StepFuture();
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            timeout.Poll(null);
            timeout.Cancel();
            timeout.Cancel();
            Assert.AreEqual(1, inner.Cancels);
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsFalse(timeout.IsElapsed);
            Assert.IsFalse(timeout.InTime);
            Assert.ThrowsException(typeof(InvalidOperationException), () => timeout.Poll(null));
        }

        [TestMethod]
        public void FutureThatThrowsWhenItIsCanceled_IsHeardAndLeavesTheWheel()
        {
            // When the time is up: that is known all the same.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            FailingFuture inner = new FailingFuture(false, true);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            timeout.Poll(null);
            clock.Set(10);
            wheel.Turn();
            Assert.ThrowsException(typeof(TestException), () => timeout.Poll(null));
            Assert.AreEqual(1, inner.Cancels);
            Assert.IsTrue(timeout.IsElapsed);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            timeout.Cancel();
            Assert.AreEqual(1, inner.Cancels);

            // When it is given up.
            inner = new FailingFuture(false, true);
            timeout.Reset(Timers.Ms(10), inner);
            timeout.Poll(null);
            Assert.ThrowsException(typeof(TestException), () => timeout.Cancel());
            Assert.AreEqual(1, inner.Cancels);
            Assert.AreEqual(0, wheel.PendingCount);
            timeout.Cancel();
            Assert.AreEqual(1, inner.Cancels);
        }

        [TestMethod]
        public void FutureThatHasEndedBefore_IsReadyOrSaysSo()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Future ready = Futures.Ready();
            ready.Poll(null);
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), ready);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.InTime);

            Sleep canceled = wheel.SleepTicks(3);
            canceled.Cancel();
            timeout.Reset(Timers.Ms(10), canceled);
            Assert.ThrowsException(typeof(InvalidOperationException), () => timeout.Poll(null));
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void CancelOnceComplete_ChangesNothing()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            StepFuture inner = new StepFuture();
            inner.IsOpen = true;
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), inner);
            timeout.Poll(null);
            timeout.Cancel();
            Assert.AreEqual(0, inner.Cancels);
            Assert.IsTrue(timeout.InTime);
        }

        [TestMethod]
        public void Reset_StartsAnewInEveryState()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            StepFuture first = new StepFuture();
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(10), first);
            Assert.AreSame(first, timeout.Inner);

            // While waiting: the future so far is left alone.
            timeout.Poll(null);
            StepFuture second = new StepFuture();
            timeout.Reset(Timers.Ms(20), second);
            Assert.AreSame(second, timeout.Inner);
            Assert.AreEqual(0, first.Cancels);
            Assert.AreEqual(0, wheel.PendingCount);

            // Once elapsed.
            timeout.Poll(null);
            clock.Set(20);
            wheel.Turn();
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.IsElapsed);
            StepFuture third = new StepFuture();
            timeout.Reset(Timers.Ms(5), third);
            Assert.IsFalse(timeout.IsElapsed);
            Assert.IsFalse(timeout.IsCompleted);
            Assert.AreEqual(Timers.Ms(5).Ticks, timeout.Duration.Ticks);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Pending);
            Timers.ExpectTurn(wheel, 0, 5);

            // Once in time, and once canceled.
            third.IsOpen = true;
            timeout.Poll(null);
            Assert.IsTrue(timeout.InTime);
            timeout.Reset(Timers.Ms(5), new StepFuture());
            timeout.Poll(null);
            timeout.Cancel();
            timeout.Reset(Timers.Ms(6), Futures.Ready());
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.InTime);
        }

        [TestMethod]
        public void Result_IsWhetherItWasInTime()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            StepFuture inner = new StepFuture();
            Future<bool> timeout = wheel.Timeout(Timers.Ms(10), inner);
            Assert.IsFalse(timeout.Result);
            timeout.Poll(null);
            inner.IsOpen = true;
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.Result);
            Assert.IsTrue(timeout.GetResult());

            // Used again and elapsed: nothing of the first run is left.
            ((TimeoutFuture)timeout).Reset(Timers.Ms(10), new StepFuture());
            Assert.IsFalse(((TimeoutFuture)timeout).InTime);
            Assert.IsFalse(((TimeoutFuture)timeout).IsElapsed);
            timeout.Poll(null);
            clock.Set(10);
            wheel.Turn();
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsFalse(timeout.Result);
            Assert.IsFalse(timeout.GetResult());
        }

        [TestMethod]
        public void At_EndsAtTheInstantWhenEverItBegan()
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock);
            StepFuture inner = new StepFuture();
            TimeoutFuture timeout = wheel.TimeoutAt(new TimeSpan(1300001), inner);
            Assert.AreEqual(Timers.Ms(31).Ticks, timeout.Duration.Ticks);
            clock.Set(110);
            wheel.Turn();
            Assert.IsTrue(timeout.Poll(null) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 130, 0, 1);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 131, 1, -1);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsFalse(timeout.Result);
            Assert.AreEqual(1, inner.Cancels);

            // Two with one instant share it, and the one that is in time leaves it to the other.
            TimeoutFuture first = wheel.TimeoutAt(Timers.Ms(150), wheel.SleepUntil(Timers.Ms(140)));
            TimeoutFuture second = wheel.TimeoutAt(Timers.Ms(150), new StepFuture());
            first.Poll(null);
            second.Poll(null);
            Timers.ExpectTurnAt(wheel, clock, 140, 1, 10);
            Assert.IsTrue(first.Poll(null) == PollResult.Ready);
            Assert.IsTrue(first.Result);
            Timers.ExpectTurnAt(wheel, clock, 150, 1, -1);
            Assert.IsTrue(second.Poll(null) == PollResult.Ready);
            Assert.IsFalse(second.Result);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void At_AnInstantThatHasPassed_StillPollsTheFutureOnce()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock(100));
            TimeoutFuture timeout = wheel.TimeoutAt(Timers.Ms(99), Futures.Ready());
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.Result);
            StepFuture never = new StepFuture();
            timeout.ResetAt(TimeSpan.Zero, never);
            Assert.AreEqual(0L, timeout.Duration.Ticks);
            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);
            Assert.IsTrue(timeout.IsElapsed);
            Assert.AreEqual(1, never.Polls);
            Assert.AreEqual(1, never.Cancels);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void Board_HasTheSame()
        {
            FrozenBoard board = new FrozenBoard();
            StepFuture first = new StepFuture();
            TimeoutFuture timeout = board.Timeout(10, first);
            board.Run(timeout);
            Assert.IsTrue(timeout.IsElapsed);
            Assert.AreEqual(Timers.Ms(10).Ticks, board.Timer.Clock.Now.Ticks);
            timeout = board.Timeout(Timers.Ms(10), board.Sleep(5));
            board.Run(timeout);
            Assert.IsTrue(timeout.InTime);
            Assert.AreEqual(Timers.Ms(15).Ticks, board.Timer.Clock.Now.Ticks);
            StepFuture second = new StepFuture();
            timeout = board.TimeoutAt(Timers.Ms(40), second);
            board.Run(timeout);
            Assert.IsTrue(timeout.IsElapsed);
            Assert.AreEqual(Timers.Ms(40).Ticks, board.Timer.Clock.Now.Ticks);
            Assert.AreEqual(1, first.Cancels);
            Assert.AreEqual(1, second.Cancels);
        }

        [TestMethod]
        public void NullFuture_IsRefused()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Assert.ThrowsException(typeof(ArgumentNullException), () => wheel.Timeout(Timers.Ms(1), null));
            TimeoutFuture timeout = wheel.Timeout(Timers.Ms(1), Futures.Ready());
            Assert.ThrowsException(typeof(ArgumentNullException), () => timeout.Reset(Timers.Ms(1), null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => wheel.TimeoutAt(Timers.Ms(1), null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => timeout.ResetAt(Timers.Ms(1), null));
        }
    }
}
