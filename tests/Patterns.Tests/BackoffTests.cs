using System;
using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class BackoffTests
    {
        [TestMethod]
        public void EachWait_IsLongerByTheFactorUpToTheMaximum()
        {
            Backoff backoff = Make(100, 2, 1000);
            Expect(backoff, 100, 200, 400, 800);
            Expect(backoff, 1000, 1000, 1000, 1000);
        }

        [TestMethod]
        public void AfterAReset_ItBeginsWithTheFirst()
        {
            Backoff backoff = Make(100, 1.5, 1000);
            Expect(backoff, 100, 150, 225, 337.5);
            backoff.Reset();
            Expect(backoff, 100, 150, 225, 337.5);
        }

        [TestMethod]
        public void AFactorOfOne_ChangesNothing()
        {
            Expect(Make(100, 1, 1000), 100, 100, 100, 100);
        }

        [TestMethod]
        public void FromZero_ItDoesNotGrow()
        {
            Expect(Make(0, 2, 1000), 0, 0, 0, 0);
        }

        [TestMethod]
        public void TheLongestTimeThereIs_IsNotPassed()
        {
            Backoff backoff = new Backoff(new TimeSpan(long.MaxValue / 3), 2, new TimeSpan(long.MaxValue));
            long last = 0;
            for (int i = 0; i < 10; i++)
            {
                long wait = backoff.Next().Ticks;
                Assert.IsTrue(wait >= last);
                last = wait;
            }

            Assert.AreEqual(long.MaxValue, last);
            Expect(Make(100, 1e300, 1000), 100, 1000, 1000, 1000);
            Expect(Make(100, double.PositiveInfinity, 1000), 100, 1000, 1000, 1000);
        }

        [TestMethod]
        public void Jitter_OnlyMakesWaitsShorterAndNotByMoreThanItsPart()
        {
            Backoff backoff = new Backoff(Timing.Timers.Ms(1000), 1, Timing.Timers.Ms(1000), 0.25, 7);
            long least = long.MaxValue;
            long most = 0;
            for (int i = 0; i < 500; i++)
            {
                long wait = backoff.Next().Ticks / TimeSpan.TicksPerMillisecond;
                least = wait < least ? wait : least;
                most = wait > most ? wait : most;
            }

            Assert.IsTrue(least >= 750 && least < 760, least.ToString());
            Assert.IsTrue(most <= 1000 && most > 990, most.ToString());
        }

        [TestMethod]
        public void FullJitter_SpreadsOverTheWholeWait()
        {
            Backoff backoff = new Backoff(Timing.Timers.Ms(1000), 1, Timing.Timers.Ms(1000), 1, 0);
            int[] tenths = new int[10];
            for (int i = 0; i < 1000; i++)
            {
                int tenth = (int)(backoff.Next().Ticks / (100 * TimeSpan.TicksPerMillisecond));
                tenths[tenth < 10 ? tenth : 9]++;
            }

            for (int i = 0; i < 10; i++)
            {
                Assert.IsTrue(tenths[i] > 60 && tenths[i] < 140, tenths[i].ToString());
            }
        }

        [TestMethod]
        public void TheSameSeed_GivesTheSameWaitsAndAnotherOneOthers()
        {
            Backoff one = new Backoff(Timing.Timers.Ms(1000), 1, Timing.Timers.Ms(1000), 1, 3);
            Backoff same = new Backoff(Timing.Timers.Ms(1000), 1, Timing.Timers.Ms(1000), 1, 3);
            Backoff other = new Backoff(Timing.Timers.Ms(1000), 1, Timing.Timers.Ms(1000), 1, 4);
            int equal = 0;
            for (int i = 0; i < 100; i++)
            {
                long wait = one.Next().Ticks;
                Assert.AreEqual(wait, same.Next().Ticks);
                if (wait == other.Next().Ticks)
                {
                    equal++;
                }
            }

            Assert.IsTrue(equal < 3, equal.ToString());
        }

        [TestMethod]
        public void Jitter_DoesNotChangeHowTheWaitsGrow()
        {
            Backoff backoff = new Backoff(Timing.Timers.Ms(100), 10, Timing.Timers.Ms(1000000), 0.1, 1);
            long expected = 100;
            for (int i = 0; i < 4; i++)
            {
                long wait = backoff.Next().Ticks / TimeSpan.TicksPerMillisecond;
                Assert.IsTrue(wait <= expected && wait >= expected * 9 / 10, wait.ToString());
                expected *= 10;
            }
        }

        [TestMethod]
        public void WrongArguments_AreRefused()
        {
            ExpectRefused("initial", -1, 2, 1000, 0);
            ExpectRefused("factor", 100, 0.99, 1000, 0);
            ExpectRefused("factor", 100, double.NaN, 1000, 0);
            ExpectRefused("maximum", 100, 2, 99, 0);
            ExpectRefused("jitter", 100, 2, 1000, -0.01);
            ExpectRefused("jitter", 100, 2, 1000, 1.01);
            ExpectRefused("jitter", 100, 2, 1000, double.NaN);
        }

        private static Backoff Make(long initial, double factor, long maximum)
        {
            return new Backoff(Timing.Timers.Ms(initial), factor, Timing.Timers.Ms(maximum));
        }

        private static void Expect(Backoff backoff, double a, double b, double c, double d)
        {
            Assert.AreEqual((long)(a * TimeSpan.TicksPerMillisecond), backoff.Next().Ticks);
            Assert.AreEqual((long)(b * TimeSpan.TicksPerMillisecond), backoff.Next().Ticks);
            Assert.AreEqual((long)(c * TimeSpan.TicksPerMillisecond), backoff.Next().Ticks);
            Assert.AreEqual((long)(d * TimeSpan.TicksPerMillisecond), backoff.Next().Ticks);
        }

        private static void ExpectRefused(string name, long initial, double factor, long maximum, double jitter)
        {
            try
            {
                new Backoff(Timing.Timers.Ms(initial), factor, Timing.Timers.Ms(maximum), jitter, 1);
            }
            catch (ArgumentOutOfRangeException exception)
            {
                Assert.IsTrue(exception.Message.IndexOf(name) >= 0, exception.Message);
                return;
            }

            Assert.IsTrue(false, name);
        }
    }
}
