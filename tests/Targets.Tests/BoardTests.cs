extern alias stm32;

using System;
using System.Device.Gpio;
using System.Threading;
using Maitake.Esp32;
using Maitake.Fakes;
using Maitake.Nano;
using Maitake.Pins;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Stm32;
using Standby = stm32::Maitake.Stm32.Standby;
using Stm32Board = stm32::Maitake.Stm32Board;

namespace Maitake.Targets.Tests
{
    [TestClass]
    public sealed class BoardTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        [TestInitialize]
        public void Reset()
        {
            FakeTimers.Reset();
            FakeGpio.Reset();
            FakeTimers.Started = microseconds => FakeTimers.Advance((long)microseconds);
            FakeTimers.ClockRead = () => FakeTimers.Advance(1);
        }

        [TestMethod]
        public void HighResClockCountsMicroseconds()
        {
            FakeTimers.ClockRead = null;
            HighResClock clock = new HighResClock();
            FakeTimers.Now = 1_234_567;
            Assert.AreEqual(1_234_567, clock.Ticks);
            Assert.AreEqual(TimeSpan.FromMicroseconds(1), clock.TickDuration);
            Assert.AreEqual(1, clock.Granularity);
            Assert.AreEqual(TimeSpan.FromMicroseconds(1_234_567), clock.Now);
        }

        [TestMethod]
        public void TickCountClockCountsMilliseconds()
        {
            TickCount64Clock clock = new TickCount64Clock();
            long before = System.Environment.TickCount64;
            long ticks = clock.Ticks;
            Assert.IsTrue(ticks >= before && ticks <= System.Environment.TickCount64);
            Assert.AreEqual(TimeSpan.FromMilliseconds(1), clock.TickDuration);
            Assert.AreEqual(1, clock.Granularity);
            Assert.AreEqual(10, new TickCount64Clock(10).Granularity);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TickCount64Clock(0));
        }

        [TestMethod]
        [DataRow(WakePolicy.Precise, false)]
        [DataRow(WakePolicy.Precise, true)]
        [DataRow(WakePolicy.Frugal, false)]
        [DataRow(WakePolicy.Frugal, true)]
        public void Esp32BoardMeetsItsDeadlines(WakePolicy policy, bool exclusive)
        {
            Esp32Board board = new Esp32Board(4, 7, policy, exclusive);
            int ticks = 0;
            long worst = 0;
            Sleep sleep = board.Sleep(new TimeSpan(70_000));
            Task task = board.Run(Futures.PollFn(waker =>
            {
                while (sleep.Poll(waker) == PollResult.Ready)
                {
                    worst = Math.Max(worst, FakeTimers.Now - sleep.DeadlineTicks);
                    Assert.IsTrue(FakeTimers.Now >= sleep.DeadlineTicks);
                    if (++ticks == 50)
                    {
                        return PollResult.Ready;
                    }

                    // 7 ms, 14 ms and so on up to 350 ms: both sides of the 10 ms.
                    sleep.Reset(new TimeSpan(70_000 * (ticks + 1)));
                }

                return PollResult.Pending;
            }));
            Assert.AreEqual(TaskStatus.Completed, task.Status);

            // Reading the clock takes a microsecond here, which is all the lateness there is.
            Assert.IsTrue(worst < 10, worst.ToString());
            board.Dispose();
            Assert.AreEqual(0, FakeTimers.Count);
        }

        [TestMethod]
        public void Esp32BoardSleepsForDays()
        {
            Esp32Board board = new Esp32Board(WakePolicy.Frugal);
            board.Run(board.Sleep(TimeSpan.FromDays(3)));
            Assert.IsTrue(FakeTimers.Now >= 3L * 24 * 3600 * 1_000_000);
            Assert.IsTrue(FakeTimers.Now < (3L * 24 * 3600 * 1_000_000) + 10_000);
            board.Dispose();
        }

        [TestMethod]
        public void Esp32BoardHasDefaults()
        {
            Esp32Board board = new Esp32Board();
            Assert.AreEqual(Esp32Board.DefaultCapacity, board.Scheduler.Capacity);
            Assert.AreEqual("high resolution timer", board.Timer.Clock.Name);
            Assert.AreEqual(WakePolicy.Precise, new Esp32Parker(default, false).Policy);
            board.Dispose();
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        public void AnEdgeEndsAWaitWithoutADeadline()
        {
            Esp32Board board = new Esp32Board();
            PinEdge edge = new PinEdge(new GpioController().OpenPin(3, PinMode.Input), PinEventTypes.Rising);
            ManualResetEvent waits = new ManualResetEvent(false);
            Thread interrupts = new Thread(() =>
            {
                waits.WaitOne();
                FakeGpio.SetInput(3, true);
            });
            interrupts.Start();
            board.Run(Futures.PollFn(waker =>
            {
                PollResult result = edge.Poll(waker);
                waits.Set();
                return result;
            }));
            interrupts.Join();
            board.Dispose();
        }

        [TestMethod]
        public void NanoBoardRunsInRealTime()
        {
            NanoBoard board = new NanoBoard();
            Sleep sleep = board.Sleep(2);
            board.Run(sleep);
            Assert.IsTrue(board.Timer.Clock.Ticks >= sleep.DeadlineTicks);
            Assert.AreEqual(NanoBoard.DefaultCapacity, board.Scheduler.Capacity);
            Assert.AreEqual(10, new NanoBoard(10).Timer.Clock.Granularity);
            Assert.AreEqual(3, new NanoBoard(3, 2, 10).Scheduler.Capacity);
        }

        [TestMethod]
        public void Stm32BoardIsANanoBoard()
        {
            Stm32Board board = new Stm32Board();
            board.Run(Futures.Ready());
            Assert.AreEqual(NanoBoard.DefaultCapacity, board.Scheduler.Capacity);
            Assert.AreEqual("tick count", board.Timer.Clock.Name);
            Assert.AreEqual(1, board.Timer.Clock.Granularity);
            Assert.AreEqual(5, new Stm32Board(5, 3).Scheduler.Capacity);
        }

        [TestMethod]
        public void StandbySetsTheAlarmOnAWholeSecondAndNeverEarly()
        {
            int entered = FakeStandby.Count;
            DateTime instant = DateTime.UtcNow.AddHours(1);
            instant = new DateTime(instant.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
            Standby.Until(instant);
            Assert.AreEqual(instant, RTC.GetAlarm());
            Standby.Until(instant.AddTicks(1));
            Assert.AreEqual(instant.AddSeconds(1), RTC.GetAlarm());
            Assert.AreEqual(entered + 2, FakeStandby.Count);

            DateTime before = DateTime.UtcNow;
            Standby.For(TimeSpan.FromHours(2));
            Assert.IsTrue(RTC.GetAlarm() >= before.AddHours(2));
            Assert.AreEqual(0, RTC.GetAlarm().Ticks % TimeSpan.TicksPerSecond);
        }

        [TestMethod]
        public void StandbyRefusesWhatTheAlarmCannotTell()
        {
            int entered = FakeStandby.Count;
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Standby.For(TimeSpan.FromMilliseconds(999)));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Standby.For(Standby.MaxDuration + new TimeSpan(1)));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Standby.Until(DateTime.UtcNow.AddSeconds(-5)));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Standby.Until(DateTime.UtcNow.AddDays(40)));
            Assert.AreEqual(entered, FakeStandby.Count);
            Standby.For(Standby.MaxDuration);
            Assert.AreEqual(entered + 1, FakeStandby.Count);
        }
    }
}
