using System;
using System.Collections.Generic;
using System.Threading;
using Maitake.Esp32;
using Maitake.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Targets.Tests
{
    [TestClass]
    public sealed class Esp32ParkerTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        private readonly List<ulong> _alarms = new List<ulong>();
        private int _clockReads;

        [TestInitialize]
        public void Reset()
        {
            FakeTimers.Reset();

            // An alarm goes off as soon as it is set, so that a park returns without waiting in real time.
            FakeTimers.Started = microseconds =>
            {
                _alarms.Add(microseconds);
                FakeTimers.Advance((long)microseconds);
            };
            FakeTimers.ClockRead = () =>
            {
                _clockReads++;
                FakeTimers.Advance(100);
            };
        }

        [TestMethod]
        public void FrugalParksForTheWholeTime()
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Frugal, false);
            parker.Park(Microseconds(1));
            parker.Park(Microseconds(9_000));
            parker.Park(Microseconds(1_234_567));
            AssertAlarms(1, 9_000, 1_234_567);
            Assert.AreEqual(0, _clockReads);
        }

        [TestMethod]
        public void PreciseParksUntilASystemTickBefore()
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Precise, false);
            parker.Park(Microseconds(10_001));
            parker.Park(Microseconds(1_000_000));
            AssertAlarms(1, 990_000);

            // Each of these returned early, for the executor to park again: what woke them may have been a task.
            Assert.AreEqual(0, _clockReads);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(9_999)]
        [DataRow(10_000)]
        public void PreciseYieldsUntilANearDeadline(int microseconds)
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Precise, false);
            FakeTimers.Now = 5_000_000;
            parker.Park(Microseconds(microseconds));
            AssertAlarms();
            long passed = FakeTimers.Now - 5_000_000 - 100;
            Assert.IsTrue(passed >= microseconds && passed < microseconds + 100, passed.ToString());
        }

        [TestMethod]
        public void AnUnparkEndsTheYielding()
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Precise, false);
            FakeTimers.ClockRead = () =>
            {
                if (++_clockReads == 5)
                {
                    OnAnotherThread(parker.Unpark);
                }
            };
            parker.Park(Microseconds(10_000));
            Assert.AreEqual(5, _clockReads);

            // It was taken with that: the next park is not ended by it.
            FakeTimers.ClockRead = () =>
            {
                _clockReads++;
                FakeTimers.Advance(100);
            };
            parker.Park(Microseconds(1000));
            Assert.AreEqual(16, _clockReads);
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        [DataRow(WakePolicy.Precise)]
        [DataRow(WakePolicy.Frugal)]
        public void AnUnparkBeforehandEndsThePark(WakePolicy policy)
        {
            FakeTimers.Started = null;
            FakeTimers.ClockRead = null;
            Esp32Parker parker = new Esp32Parker(policy, false);
            parker.Unpark();
            parker.Park(TimeSpan.FromDays(1));
            parker.Unpark();
            parker.Park(TimeSpan.FromMilliseconds(1));
            parker.Unpark();
            parker.Park();
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        [DataRow(WakePolicy.Precise)]
        [DataRow(WakePolicy.Frugal)]
        public void AnUnparkFromAnotherThreadEndsALongPark(WakePolicy policy)
        {
            Esp32Parker parker = new Esp32Parker(policy, false);
            Thread waker = null;
            FakeTimers.Started = microseconds =>
            {
                waker = new Thread(parker.Unpark);
                waker.Start();
            };
            parker.Park(TimeSpan.FromDays(10));
            waker.Join();

            FakeTimers.Started = null;
            waker = new Thread(parker.Unpark);
            waker.Start();
            parker.Park();
            waker.Join();
        }

        [TestMethod]
        [DataRow(WakePolicy.Precise)]
        [DataRow(WakePolicy.Frugal)]
        public void AnElapsedDeadlineReturnsAtOnce(WakePolicy policy)
        {
            Esp32Parker parker = new Esp32Parker(policy, false);
            parker.Park(TimeSpan.Zero);
            parker.Park(new TimeSpan(-1));
            parker.Park(TimeSpan.MinValue);
            AssertAlarms();
            Assert.AreEqual(0, _clockReads);
        }

        [TestMethod]
        public void PartsOfAMicrosecondRoundUp()
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Frugal, false);
            parker.Park(new TimeSpan(1));
            parker.Park(new TimeSpan(10));
            parker.Park(new TimeSpan(11));
            AssertAlarms(1, 1, 2);
        }

        [TestMethod]
        [DataRow(WakePolicy.Precise)]
        [DataRow(WakePolicy.Frugal)]
        public void LongWaitsAreSplit(WakePolicy policy)
        {
            Esp32Parker parker = new Esp32Parker(policy, false);
            parker.Park(TimeSpan.MaxValue);
            parker.Park(TimeSpan.FromDays(100));
            AssertAlarms(1_000_000_000, 1_000_000_000);
        }

        [TestMethod]
        public void AStaleAlarmIsOnlyASpuriousUnpark()
        {
            FakeTimers.Started = null;
            Esp32Parker parker = new Esp32Parker(WakePolicy.Precise, false);
            parker.Unpark();
            parker.Park(Microseconds(30_000));
            Assert.AreEqual(1, FakeTimers.RunningCount);

            // The alarm at 20 ms is left from that park. It ends a later one, once.
            FakeTimers.Now = 19_900;
            parker.Park(Microseconds(5_000));
            Assert.AreEqual(20_000, FakeTimers.Now);
            parker.Park(Microseconds(5_000));
            Assert.IsTrue(FakeTimers.Now >= 25_000);
        }

        [TestMethod]
        public void TheTimeOutOfTheWaitStandsInForALostAlarm()
        {
            FakeTimers.Started = null;
            Esp32Parker parker = new Esp32Parker(WakePolicy.Frugal, false);

            // Nobody moves the clock, so the alarm never goes off; this returns all the same.
            parker.Park(Microseconds(1));
            Assert.AreEqual(0, FakeTimers.Now);
        }

        [TestMethod]
        public void DisposedItParksWithoutAnAlarm()
        {
            Esp32Parker parker = new Esp32Parker(WakePolicy.Frugal, false);
            parker.Dispose();
            parker.Dispose();
            parker.Park(Microseconds(1));
            AssertAlarms();
            Assert.AreEqual(0, FakeTimers.Count);
        }

        [TestMethod]
        [DataRow(WakePolicy.Precise)]
        [DataRow(WakePolicy.Frugal)]
        public void ParkingAllocatesNothing(WakePolicy policy)
        {
            FakeTimers.Started = microseconds => FakeTimers.Advance((long)microseconds);
            Esp32Parker parker = new Esp32Parker(policy, true);
            long allocated = -1;
            for (int i = 0; i < 10; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                parker.Park(Microseconds(50_000));
                parker.Park(Microseconds(500));
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.AreEqual(0, allocated);
        }

        private static TimeSpan Microseconds(long microseconds)
        {
            return new TimeSpan(microseconds * 10);
        }

        private void AssertAlarms(params ulong[] expected)
        {
            Assert.AreEqual(string.Join(" ", expected), string.Join(" ", _alarms));
        }

        private static void OnAnotherThread(ThreadStart action)
        {
            Thread thread = new Thread(action);
            thread.Start();
            thread.Join();
        }
    }
}
