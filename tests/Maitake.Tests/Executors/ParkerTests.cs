using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class ParkerTests
    {
        // Where a test would hang if the parker were wrong, the time limit of the run ends it.
        [TestMethod]
        public void AnUnparkBeforeThePark_EndsItAtOnce()
        {
            Parker parker = new Parker();

            parker.Unpark();
            parker.Park();

            parker.Unpark();
            parker.Park(new TimeSpan(TimeSpan.TicksPerDay));
        }

        [TestMethod]
        public void SeveralUnparks_CountAsOne()
        {
            SkippingParker parker = new SkippingParker(new FrozenClock());
            parker.Unpark();
            parker.Unpark();
            parker.Unpark();
            Assert.IsTrue(parker.HasUnpark);

            parker.Park();

            Assert.IsFalse(parker.HasUnpark);
        }

        [TestMethod]
        public void AParkThatTimesOut_LeavesTheParkerUsable()
        {
            SkippingParker parker = new SkippingParker(new FrozenClock());

            parker.ParkFor(1);
            Assert.IsFalse(parker.HasUnpark);
            parker.ParkFor(1);

            parker.Unpark();
            Assert.IsTrue(parker.HasUnpark);
            parker.Park();
            Assert.IsFalse(parker.HasUnpark);
        }

        [TestMethod]
        public void AParkOfNoTime_ReturnsAtOnceAndKeepsTheUnpark()
        {
            KeepingParker parker = new KeepingParker();
            parker.Park(TimeSpan.Zero);
            parker.Park(new TimeSpan(-TimeSpan.TicksPerDay));

            parker.Unpark();
            parker.Park(TimeSpan.Zero);

            Assert.IsTrue(parker.HasUnpark);
            parker.Park();
        }

        [TestMethod]
        public void AParkOfLessThanAMillisecond_IsRoundedUp()
        {
            KeepingParker parker = new KeepingParker();
            parker.Unpark();

            // It parks for one millisecond, and therefore takes the unpark.
            parker.Park(new TimeSpan(1));

            Assert.IsFalse(parker.HasUnpark);
        }

        [TestMethod]
        public void AnUnparkFromAnotherThread_EndsThePark()
        {
            Parker parker = new Parker();
            Thread other = new Thread(() => parker.Unpark());
            other.Start();

            parker.Park();
            other.Join();
        }

        [TestMethod]
        public void UnparkingForward_NeverLosesOne()
        {
            // Two threads that wake each other by turns.
            Parker ping = new Parker();
            Parker pong = new Parker();
            int rounds = 0;
            Thread other = new Thread(() =>
            {
                for (int i = 0; i < 50; i++)
                {
                    pong.Park();
                    rounds++;
                    ping.Unpark();
                }
            });
            other.Start();
            for (int i = 0; i < 50; i++)
            {
                pong.Unpark();
                ping.Park();
            }

            other.Join();
            Assert.AreEqual(50, rounds);
        }

        private sealed class KeepingParker : Parker
        {
            public bool HasUnpark
            {
                get { return IsNotified; }
            }
        }
    }
}
