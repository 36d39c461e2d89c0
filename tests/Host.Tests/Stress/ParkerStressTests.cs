using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Unparks race with parks: one that comes first is kept, and none is lost.</summary>
    [TestClass]
    public class ParkerStressTests
    {
        [TestMethod]
        public void UnparkRacingWithPark_IsNeverLost()
        {
            Hammer(50_000, 1, parker => parker.Park());
        }

        [TestMethod]
        public void UnparksOfSeveralThreads_AreNeverLost()
        {
            Hammer(90_000, 3, parker => parker.Park());
        }

        [TestMethod]
        public void UnparkRacingWithATimeout_IsNeverLost()
        {
            // The time-outs end some of the waits; one that swallowed an unpark would only be late, so every other wait has none.
            int round = 0;
            Hammer(60_000, 2, parker =>
            {
                if (++round % 2 == 0)
                {
                    parker.Park();
                }
                else
                {
                    parker.Park(new TimeSpan(1 + (round % 3000)));
                }
            });
        }

        [TestMethod]
        public void UnparkBeforePark_IsKeptOnce()
        {
            Parker parker = new Parker();
            parker.Unpark();
            parker.Unpark();
            parker.Park();

            // The second unpark was the same one: this waits for its time-out, and loses nothing by it.
            parker.Park(new TimeSpan(TimeSpan.TicksPerMillisecond));
            parker.Unpark();
            parker.Park();
        }

        [TestMethod]
        public void LongestTimeout_WaitsInsteadOfReturningAtOnce()
        {
            long[] units = { long.MaxValue, long.MaxValue - 1, long.MaxValue - 9_999, long.MaxValue / 10_000 * 10_000, TimeSpan.TicksPerDay * 100 };
            foreach (long timeout in units)
            {
                Parker parker = new Parker();
                bool unparked = false;
                bool early = false;
                Thread thread = new Thread(() =>
                {
                    parker.Park(new TimeSpan(timeout));
                    early = !Volatile.Read(ref unparked);
                });
                thread.IsBackground = true;
                thread.Start();

                // Long enough to be parked, or to have returned by mistake.
                bool returned = thread.Join(20);
                Volatile.Write(ref unparked, true);
                parker.Unpark();
                thread.Join();
                Assert.IsFalse(returned);
                Assert.IsFalse(early);
            }
        }

        [TestMethod]
        public void NoTimeAtAll_ReturnsAtOnce()
        {
            Parker parker = new Parker();
            parker.Park(TimeSpan.Zero);
            parker.Park(new TimeSpan(-1));
            parker.Park(TimeSpan.MinValue);
        }

        // Unparkers hand out numbers, and each goes on only when the parking thread has seen its own.
        private static void Hammer(int rounds, int unparkers, Action<Parker> park)
        {
            Parker parker = new Parker();
            long[] given = new long[unparkers];
            long[] seen = new long[unparkers];
            int running = unparkers;
            Crew crew = new Crew();
            crew.Start("parking", () =>
            {
                while (Volatile.Read(ref running) > 0)
                {
                    park(parker);
                    for (int i = 0; i < unparkers; i++)
                    {
                        Volatile.Write(ref seen[i], Volatile.Read(ref given[i]));
                    }
                }
            });
            for (int unparker = 0; unparker < unparkers; unparker++)
            {
                int number = unparker;
                crew.Start("unparking " + number, () =>
                {
                    Random random = new Random(number);
                    for (int round = 1; round <= rounds / unparkers; round++)
                    {
                        Volatile.Write(ref given[number], round);
                        parker.Unpark();
                        SpinWait spin = default;
                        while (Volatile.Read(ref seen[number]) != round)
                        {
                            crew.Check();
                            spin.SpinOnce(-1);
                        }

                        Thread.SpinWait(random.Next(100));
                    }

                    Interlocked.Decrement(ref running);
                    parker.Unpark();
                });
            }

            crew.Join(() => string.Join(", ", given) + " given, " + string.Join(", ", seen) + " seen");
        }
    }
}
