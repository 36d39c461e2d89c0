using System;
using System.Threading;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // B26: wakers are called with the wheel's lock open and may do what they like, though they should only enqueue.
    [TestClass]
    public class WakerTests
    {
        [TestMethod]
        public void B26_WakerThatArms_IsServedInALaterTurn()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Timers.Arm(wheel, 10, new ActingWaker(() => Timers.Arm(wheel, 5, waker)));
            Timers.ExpectTurnAt(wheel, clock, 10, 1, 5);
            Timers.ExpectTurnAt(wheel, clock, 14, 0, 1);
            Timers.ExpectTurnAt(wheel, clock, 15, 1, -1);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void B26_WakerThatArmsAnewForever_DoesNotKeepTheTurnBusy()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.SleepTicks(1);
            ActingWaker waker = null;
            waker = new ActingWaker(() =>
            {
                sleep.ResetTicks(1);
                sleep.Poll(waker);
            });
            sleep.Poll(waker);
            for (int i = 1; i <= 100; i++)
            {
                clock.Advance(1);
                Timers.ExpectTurn(wheel, 1, 1);
                Assert.AreEqual(i, waker.Count);
            }
        }

        [TestMethod]
        public void B26_WakerThatCancels_KeepsALaterOneFromFiring()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker other = new CountingWaker();
            Sleep later = wheel.SleepTicks(20);
            Timers.Arm(wheel, 10, new ActingWaker(() => later.Cancel()));
            later.Poll(other);
            Timers.ExpectTurnAt(wheel, clock, 15, 1, -1);
            Timers.ExpectTurnAt(wheel, clock, 30, 0, -1);
            Assert.AreEqual(0, other.Count);
        }

        [TestMethod]
        public void B26_WakerThatCancelsTheOtherDueOnes_KeepsThemFromFiring()
        {
            // Each timer leaves the wheel right before its waker is called, so a due neighbour can still be cancelled.
            const int Count = 30;
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep[] sleeps = new Sleep[Count];
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                for (int i = 0; i < Count; i++)
                {
                    sleeps[i].Cancel();
                }
            }));
            for (int i = 0; i < Count; i++)
            {
                sleeps[i] = Timers.Arm(wheel, 10, waker);
            }

            clock.Set(10);
            int expired = wheel.Turn().Expired;
            int completed = 0;
            for (int i = 0; i < Count; i++)
            {
                if (sleeps[i].IsCompleted)
                {
                    completed++;
                }
            }

            Assert.AreEqual(1, expired);
            Assert.AreEqual(0, completed);
            Assert.AreEqual(0, waker.Count);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void B26_WakerThatWaitsForAThreadThatUsesTheWheel_DoesNotDeadlock()
        {
            // A thread may enter its own lock again; only another one can tell that it is open.
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            bool joined = false;
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                Thread thread = new Thread(() => Timers.Arm(wheel, 90, null));
                thread.Start();
                joined = thread.Join(20000);
            }));
            Timers.ExpectTurnAt(wheel, clock, 10, 1, 90);
            Assert.IsTrue(joined);
        }

        [TestMethod]
        public void B26_WakerThatTurns_IsRefused()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            bool threw = false;
            bool returnedNull = false;
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                try
                {
                    wheel.Turn();
                }
                catch (InvalidOperationException)
                {
                    threw = true;
                }

                returnedNull = wheel.TryTurn() == null;
            }));
            CountingWaker other = new CountingWaker();
            Timers.Arm(wheel, 10, other);
            Timers.ExpectTurnAt(wheel, clock, 10, 2, -1);
            Assert.IsTrue(threw);
            Assert.IsTrue(returnedNull);
            Assert.AreEqual(1, other.Count);
            Assert.IsNotNull(wheel.TryTurn());
        }

        [TestMethod]
        public void B26_WakerThatAsksForTheNextDeadline_GetsIt()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            long deadline = 0;
            int pending = 0;
            Timers.Arm(wheel, 10, new ActingWaker(() =>
            {
                wheel.TryGetNextDeadline(out deadline);
                pending = wheel.PendingCount;
            }));
            Timers.Arm(wheel, 500, new CountingWaker());
            Timers.ExpectTurnAt(wheel, clock, 10, 1, 490);
            Assert.AreEqual(500L, deadline);
            Assert.AreEqual(1, pending);
        }

        [TestMethod]
        public void ClockMovedByAWaker_CountsFromTheNextTurn()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker later = new CountingWaker();
            Timers.Arm(wheel, 10, new ActingWaker(() => clock.Set(100)));
            Timers.Arm(wheel, 50, later);
            clock.Set(10);
            Turn turn = wheel.Turn();
            Assert.AreEqual(1, turn.Expired);
            Assert.AreEqual(10L, turn.NowTicks);
            Assert.AreEqual(40L, turn.TicksToNextDeadline);
            Timers.ExpectTurn(wheel, 1, -1);
            Assert.AreEqual(1, later.Count);
        }

        [TestMethod]
        public void WakerThatThrows_DoesNotCostTheOthersTheirWake()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            ArgumentException failure = new ArgumentException("on purpose");
            for (int i = 0; i < 20; i++)
            {
                Timers.Arm(wheel, 10, waker);
                if (i % 5 == 0)
                {
                    Timers.Arm(wheel, 10, new ActingWaker(() => throw failure));
                }
            }

            clock.Set(10);
            Exception caught = null;
            try
            {
                wheel.Turn();
            }
            catch (ArgumentException exception)
            {
                caught = exception;
            }

            Assert.AreSame(failure, caught);
            Assert.AreEqual(20, waker.Count);
            Assert.AreEqual(0, wheel.PendingCount);

            // And the wheel turns on.
            Timers.Arm(wheel, 5, waker);
            Timers.ExpectTurnAt(wheel, clock, 15, 1, -1);
            Assert.AreEqual(21, waker.Count);
        }

        [TestMethod]
        public void NullWaker_WakesNobodyAndFiresAllTheSame()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            CountingWaker waker = new CountingWaker();
            Sleep silent = Timers.Arm(wheel, 10, null);
            Timers.Arm(wheel, 10, waker);
            Timers.ExpectTurnAt(wheel, clock, 10, 2, -1);
            Assert.IsTrue(silent.IsCompleted);
            Assert.IsTrue(silent.Poll(null) == PollResult.Ready);
            Assert.AreEqual(1, waker.Count);
        }

        [TestMethod]
        public void SleepIsReady_ByTheTimeItsWakerIsCalled()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Sleep sleep = wheel.SleepTicks(10);
            bool ready = false;
            ActingWaker waker = new ActingWaker(() => ready = sleep.IsCompleted && sleep.Poll(null) == PollResult.Ready);
            sleep.Poll(waker);
            Timers.ExpectTurnAt(wheel, clock, 10, 1, -1);
            Assert.IsTrue(ready);
        }
    }
}
