using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // The arithmetic of clocks.
    [TestClass]
    public class ClockTests
    {
        [TestMethod]
        public void B17_TickOfZeroOrLess_IsRefused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ManualClock(0, TimeSpan.Zero, 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ManualClock(0, new TimeSpan(-1), 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ManualClock(0, TimeSpan.MinValue, 1));
        }

        [TestMethod]
        public void GranularityBelowOne_IsRefused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ManualClock(0, new TimeSpan(1), 0));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ManualClock(0, new TimeSpan(1), -1));
        }

        [TestMethod]
        public void Properties_SayWhatWasGiven()
        {
            ManualClock clock = new ManualClock(123, new TimeSpan(10), 7);
            Assert.AreEqual("manual", clock.Name);
            Assert.AreEqual(10L, clock.TickDuration.Ticks);
            Assert.AreEqual(7, clock.Granularity);
            Assert.AreEqual(1230L, clock.Now.Ticks);
        }

        [TestMethod]
        public void ClockWithoutAName_HasOne()
        {
            Assert.AreEqual("unnamed clock", new NamelessClock().Name);
        }

        [TestMethod]
        public void ToTicks_RoundsUp()
        {
            ManualClock clock = new ManualClock(0, new TimeSpan(300), 1);
            Assert.AreEqual(0L, clock.ToTicks(TimeSpan.Zero));
            Assert.AreEqual(1L, clock.ToTicks(new TimeSpan(1)));
            Assert.AreEqual(1L, clock.ToTicks(new TimeSpan(299)));
            Assert.AreEqual(1L, clock.ToTicks(new TimeSpan(300)));
            Assert.AreEqual(2L, clock.ToTicks(new TimeSpan(301)));
            Assert.AreEqual(2L, clock.ToTicks(new TimeSpan(600)));
            Assert.AreEqual((long.MaxValue / 300) + 1, clock.ToTicks(TimeSpan.MaxValue));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => clock.ToTicks(new TimeSpan(-1)));
        }

        [TestMethod]
        public void FinestTick_ConvertsWithoutLoss()
        {
            ManualClock clock = new ManualClock(0, new TimeSpan(1), 1);
            Assert.AreEqual(long.MaxValue, clock.ToTicks(TimeSpan.MaxValue));
            Assert.AreEqual(long.MaxValue, clock.ToTimeSpan(long.MaxValue).Ticks);
            Assert.AreEqual(long.MaxValue, clock.MaxDuration.Ticks);
        }

        [TestMethod]
        public void B17_ToTimeSpan_SaturatesInsteadOfOverflowing()
        {
            ManualClock clock = new ManualClock();
            long most = long.MaxValue / 10000;
            Assert.AreEqual(0L, clock.ToTimeSpan(0).Ticks);
            Assert.AreEqual(10000L, clock.ToTimeSpan(1).Ticks);
            Assert.AreEqual((most - 1) * 10000, clock.ToTimeSpan(most - 1).Ticks);
            Assert.AreEqual(most * 10000, clock.ToTimeSpan(most).Ticks);
            Assert.AreEqual(most * 10000, clock.ToTimeSpan(most + 1).Ticks);
            Assert.AreEqual(most * 10000, clock.ToTimeSpan(long.MaxValue).Ticks);
        }

        [TestMethod]
        public void B17_LongTicks_SaturateToo()
        {
            ManualClock clock = new ManualClock(long.MaxValue, new TimeSpan(long.MaxValue), 1);
            Assert.AreEqual(long.MaxValue, clock.Now.Ticks);
            Assert.AreEqual(long.MaxValue, clock.MaxDuration.Ticks);
            Assert.AreEqual(1L, clock.ToTicks(TimeSpan.MaxValue));
            Assert.AreEqual(1L, clock.ToTicks(new TimeSpan(1)));
        }

        [TestMethod]
        public void B15_MaxDuration_IsTheWholeRangeNot32Bits()
        {
            Assert.AreEqual(9223372036854770000L, new ManualClock().MaxDuration.Ticks);
            Assert.AreEqual(9223372036854775800L, new ManualClock(0, new TimeSpan(100), 1).MaxDuration.Ticks);
        }

        [TestMethod]
        public void Now_SaturatesAtMaxDuration()
        {
            ManualClock clock = new ManualClock(long.MaxValue);
            Assert.AreEqual(clock.MaxDuration.Ticks, clock.Now.Ticks);
        }

        [TestMethod]
        public void B14_ElapsedSince_CountsFromTheInstant()
        {
            ManualClock clock = new ManualClock(100);
            TimeSpan instant = clock.Now;
            clock.Set(150);
            Assert.AreEqual(Timers.Ms(50).Ticks, clock.ElapsedSince(instant).Ticks);
            Assert.AreEqual(Timers.Ms(150).Ticks, clock.ElapsedSince(TimeSpan.Zero).Ticks);
            Assert.AreEqual(0L, clock.ElapsedSince(clock.Now).Ticks);
        }

        [TestMethod]
        public void ElapsedSinceTheFuture_IsZero()
        {
            ManualClock clock = new ManualClock(100);
            Assert.AreEqual(0L, clock.ElapsedSince(Timers.Ms(101)).Ticks);
            Assert.AreEqual(0L, clock.ElapsedSince(TimeSpan.MaxValue).Ticks);
        }

        private sealed class NamelessClock : Clock
        {
            public NamelessClock()
                : base(null, new TimeSpan(1), 1)
            {
            }

            public override long Ticks
            {
                get { return 0; }
            }
        }
    }
}
