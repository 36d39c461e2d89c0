using System;
using Maitake.Esp32;
using Maitake.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Maitake.Targets.Tests
{
    [TestClass]
    public sealed class HighResAlarmTests
    {
        private readonly ProbeParker _parker = new ProbeParker();

        [TestInitialize]
        public void Reset()
        {
            FakeTimers.Reset();
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void UnparksAtItsTime(bool exclusive)
        {
            HighResAlarm alarm = new HighResAlarm(_parker, exclusive);
            FakeTimers.Advance(500);
            alarm.Set(1000);
            FakeTimers.Advance(999);
            Assert.IsFalse(_parker.TakeUnpark());
            FakeTimers.Advance(1);
            Assert.IsTrue(_parker.TakeUnpark());
            FakeTimers.Advance(100_000);
            Assert.IsFalse(_parker.TakeUnpark());
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void SettingReplacesAndStopTakesBack(bool exclusive)
        {
            HighResAlarm alarm = new HighResAlarm(_parker, exclusive);
            alarm.Set(1000);
            alarm.Set(5000);
            FakeTimers.Advance(4999);
            Assert.IsFalse(_parker.TakeUnpark());
            FakeTimers.Advance(1);
            Assert.IsTrue(_parker.TakeUnpark());

            alarm.Set(1000);
            alarm.Stop();
            Assert.AreEqual(0, FakeTimers.RunningCount);
            FakeTimers.Advance(5000);
            Assert.IsFalse(_parker.TakeUnpark());
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void DisposeStopsTheTimerFirstAndGivesItBack(bool exclusive)
        {
            HighResAlarm alarm = new HighResAlarm(_parker, exclusive);
            alarm.Set(1000);
            alarm.Dispose();
            alarm.Dispose();
            alarm.Stop();
            Assert.AreEqual(0, FakeTimers.Count);
            FakeTimers.Advance(5000);
            Assert.IsFalse(_parker.TakeUnpark());
            Assert.ThrowsExactly<InvalidOperationException>(() => alarm.Set(1));
        }

        [TestMethod]
        public void AnExclusiveAlarmAllocatesNothing()
        {
            HighResAlarm alarm = new HighResAlarm(_parker, true);
            long allocated = Ring(alarm);
            Assert.AreEqual(0, allocated);
            alarm.Dispose();
        }

        [TestMethod]
        public void AnOrdinaryAlarmAllocatesWhatThePlatformDoes()
        {
            HighResTimer timer = new HighResTimer();
            timer.OnHighResTimerExpired += (sender, e) => { };
            long platform = 0;
            for (int i = 0; i < 10; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                timer.StartOneShot(5);
                FakeTimers.Advance(5);
                platform = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.IsTrue(platform > 0);
            Assert.AreEqual(platform, Ring(new HighResAlarm(_parker, false)));
        }

        [TestMethod]
        public void AnOrdinaryAlarmLeavesOtherTimersAlone()
        {
            int fired = 0;
            HighResTimer other = new HighResTimer();
            other.OnHighResTimerExpired += (sender, e) => fired++;
            HighResAlarm alarm = new HighResAlarm(_parker, false);
            other.StartOneShot(10);
            FakeTimers.Advance(10);
            Assert.AreEqual(1, fired);
            Assert.IsFalse(_parker.TakeUnpark());
            alarm.Dispose();
        }

        [TestMethod]
        public void AnExclusiveAlarmTakesTheEventsOfAllTimers()
        {
            int fired = 0;
            HighResTimer other = new HighResTimer();
            other.OnHighResTimerExpired += (sender, e) => fired++;
            HighResAlarm alarm = new HighResAlarm(_parker, true);
            other.StartOneShot(10);
            FakeTimers.Advance(10);

            // The documented price, and the harmless unpark too many.
            Assert.AreEqual(0, fired);
            Assert.IsTrue(_parker.TakeUnpark());
            alarm.Dispose();
        }

        [TestMethod]
        public void BadArgumentsAreRefused()
        {
            Assert.ThrowsExactly<ArgumentNullException>(() => new HighResAlarm(null, false));
            Assert.AreEqual(0, FakeTimers.Count);
        }

        private static long Ring(HighResAlarm alarm)
        {
            long allocated = -1;
            for (int i = 0; i < 10; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                alarm.Set(5);
                FakeTimers.Advance(5);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            return allocated;
        }
    }
}
