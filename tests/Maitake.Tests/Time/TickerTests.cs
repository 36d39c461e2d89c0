using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // A ticker that is waited for in time.
    [TestClass]
    public class TickerTests
    {
        [TestMethod]
        public void Beat_DoesNotDriftWithLateTurns()
        {
            // Each turn is late by another bit; the deadlines are multiples of the period all the same.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(100));
            for (int i = 1; i <= 1000; i++)
            {
                Assert.AreEqual(Timers.Ms(100 * i).Ticks, ticker.Deadline.Ticks);
                Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
                clock.Set((100 * i) + (i * 37 % 100));
                Assert.AreEqual(1, wheel.Turn().Expired);
                Assert.AreEqual(i, waker.Count);
                Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
                Assert.AreSame(ticker, ticker.Next());
            }

            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void ReadyTicker_StaysReadyUntilNext()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            Assert.IsFalse(ticker.IsCompleted);
            ticker.Poll(waker);
            clock.Set(10);
            wheel.Turn();
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
            Assert.IsTrue(ticker.IsCompleted);
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(0, wheel.PendingCount);
            ticker.Next();
            Assert.IsFalse(ticker.IsCompleted);
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
        }

        [TestMethod]
        public void NextWhileWaiting_GoesOnWaiting()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Next();
            ticker.Poll(waker);
            clock.Set(9);
            ticker.Next();
            Assert.AreEqual(Timers.Ms(10).Ticks, ticker.Deadline.Ticks);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
        }

        [TestMethod]
        public void Period_IsRoundedUp()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Ticker ticker = wheel.Every(new TimeSpan(15000));
            Assert.AreEqual(Timers.Ms(2).Ticks, ticker.Period.Ticks);
            Assert.AreEqual(Timers.Ms(1).Ticks, wheel.Every(new TimeSpan(1)).Period.Ticks);
        }

        [TestMethod]
        public void Reset_BeginsTheBeatAnew()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Poll(waker);
            clock.Set(7);
            ticker.Reset();
            Assert.AreEqual(Timers.Ms(17).Ticks, ticker.Deadline.Ticks);
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 16, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 17, 1, -1);
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);

            clock.Set(30);
            ticker.Reset();
            Assert.IsFalse(ticker.IsCompleted);
            Assert.AreEqual(Timers.Ms(40).Ticks, ticker.Deadline.Ticks);
            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void TickerCanceledWhenItsTimeWasUp_IsCanceledAllTheSame()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Poll(waker);
            clock.Set(10);
            wheel.Turn();
            ticker.Cancel();
            Assert.ThrowsException(typeof(InvalidOperationException), () => ticker.Poll(waker));
            Assert.IsFalse(ticker.IsCompleted);
            ticker.Reset();
            clock.Set(20);
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void CanceledTicker_LeavesTheWheelAndCanBeReset()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Poll(waker);
            ticker.Cancel();
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.ThrowsException(typeof(InvalidOperationException), () => ticker.Poll(waker));
            Timers.ExpectTurnAt(wheel, clock, 10, 0, -1);
            ticker.Reset();
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Pending);
            Timers.ExpectTurnAt(wheel, clock, 20, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void NextAfterACancel_GoesOnWithTheBeat()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));

            // Before the first poll, and while it waits.
            ticker.Cancel();
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Pending);
            clock.Set(7);
            wheel.Turn();
            ticker.Cancel();
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Pending);
            Timers.ExpectTurn(wheel, 0, 3);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            Assert.AreEqual(1, waker.Count);

            // When the time is up and it has not noticed: the tick is still to be told.
            ticker.Cancel();
            clock.Set(12);
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Ready);
            Assert.AreEqual(Timers.Ms(10).Ticks, ticker.Deadline.Ticks);

            // Once it is ready a cancel changes nothing.
            ticker.Cancel();
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Pending);
            Assert.AreEqual(Timers.Ms(20).Ticks, ticker.Deadline.Ticks);
            Assert.AreEqual(0L, ticker.Missed);

            // A beat that was begun anew is the one that goes on.
            clock.Set(23);
            ticker.Reset();
            ticker.Cancel();
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Pending);
            Assert.AreEqual(Timers.Ms(33).Ticks, ticker.Deadline.Ticks);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void NextAfterALongCancel_FollowsThePolicy(int policy)
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Policy = (MissedTicks)policy;
            ticker.Poll(waker);
            ticker.Cancel();
            clock.Set(35);
            Assert.IsTrue(ticker.Next().Poll(waker) == PollResult.Ready);
            ticker.Next();
            long next = policy == 0 ? 20 : policy == 1 ? 45 : 40;
            Assert.AreEqual(Timers.Ms(next).Ticks, ticker.Deadline.Ticks);
            Assert.AreEqual(policy == 0 ? 0L : 2L, ticker.Missed);
        }

        [TestMethod]
        public void InASelectThatOthersWin_ItLosesNoTickAndDoesNotDrift()
        {
            // A beat of 10, and something else every 3: whoever wins, the ticks are those at 10, 20, 30 ...
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            Sleep other = wheel.SleepTicks(3);
            CombinedFuture select = Futures.Select(other, ticker);
            long ticks = 0;
            int others = 0;
            while (ticks < 100)
            {
                while (select.Poll(waker) == PollResult.Pending)
                {
                    clock.Advance(1);
                    wheel.Turn();
                }

                if (select.Result == 1)
                {
                    ticks++;
                    Assert.AreEqual(Timers.Ms(ticks * 10).Ticks, ticker.Deadline.Ticks);
                }
                else
                {
                    others++;
                }

                other.ResetTicks(3);
                ticker.Next();
                select.Reset();
                Assert.AreEqual(0, wheel.PendingCount);
            }

            Assert.IsTrue(others > 200);
            Assert.AreEqual(0L, ticker.Missed);
        }

        [TestMethod]
        public void NextPastTheEndOfTheClock_SaysSo()
        {
            ManualClock clock = new ManualClock(long.MaxValue - 15);
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Ticker ticker = wheel.Every(Timers.Ms(10));
            ticker.Poll(waker);
            clock.Advance(10);
            wheel.Turn();
            Assert.IsTrue(ticker.Poll(waker) == PollResult.Ready);
            TimerException thrown = null;
            try
            {
                ticker.Next();
            }
            catch (TimerException exception)
            {
                thrown = exception;
            }

            Assert.IsNotNull(thrown);
            Assert.IsTrue(thrown.Error == TimerError.DurationTooLong);
            Assert.AreEqual(10L, thrown.RequestedTicks);
            Assert.AreEqual(5L, thrown.MaxTicks);

            // It stands where it was.
            Assert.IsTrue(ticker.IsCompleted);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void TickerAsATask_TicksInALoop()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(1);
            Ticker ticker = wheel.Every(Timers.Ms(10));
            int ticks = 0;
            scheduler.Spawn(Futures.PollFn(waker =>
            {
                while (ticker.Poll(waker) == PollResult.Ready)
                {
                    ticks++;
                    ticker.Next();
                }

                return PollResult.Pending;
            }));
            scheduler.Tick();
            for (int i = 1; i <= 50; i++)
            {
                clock.Advance(10);
                Timers.ExpectTurn(wheel, 1, -1);
                scheduler.Tick();
                Assert.AreEqual(i, ticks);
            }
        }
    }
}
