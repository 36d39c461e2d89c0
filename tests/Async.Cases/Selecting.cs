using System;
using Maitake;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>Selects.</summary>
    internal static class Selecting
    {
        public static void Run()
        {
            T.Run("select of calls", SelectOfCalls, -1);
            T.Run("select of an array", SelectOfArray, -1);
            T.Run("select in a loop", SelectInALoop, -1);
            T.Run("select of kept sleeps in a loop", SelectOfKeptSleeps, -1);
            T.Run("select with a ticker in a loop", SelectWithATicker, -1);
            T.Run("fair select in a loop", FairSelect, -1);
            T.Run("select in try and finally", SelectInTry, -1);
            T.Run("select with a failure", SelectWithFailure, -1);
            T.Run("a loser that throws", LoserThrows, -1);
            for (int i = 0; i < 5; i++)
            {
                T.Run("select canceled after " + i.ToString(), SelectCanceled, i);
            }
        }

        private static async Future SelectOfCalls()
        {
            Future<int> a = Combining.Slow("a", 3, 10);
            Future<int> b = Combining.Slow("b", 2, 20);
            int winner = await Futures.Select(a, b);
            T.Log("winner", winner);
            T.Log("value", b.Result);
            Combining.Pending();
        }

        private static async Future SelectOfArray()
        {
            Future<int>[] futures = new Future<int>[6];
            for (int i = 0; i < futures.Length; i++)
            {
                futures[i] = Combining.Slow("number " + i.ToString(), 6 - i, i);
            }

            T.Log("winner", await Futures.Select(futures));
            Combining.Pending();
        }

        private static async Future SelectInALoop()
        {
            for (int i = 1; i < 5; i++)
            {
                switch (await Futures.Select(T.Wheel.SleepTicks(i), Combining.Slow("slow", 3, i), Futures.Yield(4)))
                {
                    case 0: T.Log("slept", i); break;
                    case 1: T.Log("was slow", i); break;
                    default: T.Log("yielded", i); break;
                }

                Combining.Pending();
            }
        }

        private static async Future SelectOfKeptSleeps()
        {
            Sleep a = T.Wheel.SleepTicks(1);
            Sleep b = T.Wheel.SleepTicks(2);
            int sum = 0;
            for (int i = 0; i < 10; i++)
            {
                sum = (sum * 2) + await Futures.Select(a, b);
                a.ResetTicks(1 + (i % 3));
                b.ResetTicks(2);
            }

            T.Log("sum", sum);
            Combining.Pending();
        }

        private static async Future FairSelect()
        {
            int first = 0;
            int second = 0;
            for (int i = 0; i < 100; i++)
            {
                if (await Futures.SelectFair(Futures.Yield(0), Futures.Yield(0)) == 0)
                {
                    first++;
                }
                else
                {
                    second++;
                }
            }

            T.Log(first > 20 && second > 20 ? "fair" : "not fair");
            YieldFuture[] three = new YieldFuture[] { Futures.Yield(0), Futures.Yield(0), Futures.Yield(0) };
            int seen = 0;
            for (int i = 0; i < 100; i++)
            {
                seen |= 1 << await Futures.SelectFair(three);
                three[0].Reset(0);
                three[1].Reset(0);
                three[2].Reset(0);
            }

            T.Log("seen", seen);
        }

        private static async Future SelectInTry()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    int winner = await Futures.Select(Combining.Slow("a", i + 1, 0), T.Wheel.SleepTicks(2));
                    T.Log("winner", winner);
                    if (winner == 1)
                    {
                        throw new Exception("late");
                    }
                }
                catch (Exception exception)
                {
                    T.Log(T.Describe(exception), await Futures.Select(Futures.YieldNow(), Combining.Slow("b", 9, 0)));
                }
                finally
                {
                    await Futures.Join(Futures.YieldNow(), T.Leaf("leaf", 1));
                    T.Log("finally", i);
                }
            }
        }

        private static async Future SelectWithFailure()
        {
            try
            {
                await Futures.Select(Combining.Slow("a", 5, 0), Combining.Fails("on purpose", 2));
            }
            catch (InvalidOperationException exception)
            {
                T.Log(T.Describe(exception));
            }

            Combining.Pending();
            await Futures.Select(T.Leaf("leaf", 3), T.FailingLeaf("bad", 1, new Exception("again")), Combining.Slow("b", 4, 0));
        }

        private static async Future BadEnd(string name)
        {
            try
            {
                await T.Wheel.SleepTicks(10);
            }
            finally
            {
                Bad(name);
            }
        }

        private static void Bad(string name)
        {
            T.Log(name + " throws");
            throw new Exception(name);
        }

        private static async Future LoserThrows()
        {
            try
            {
                await Futures.Select(BadEnd("one"), BadEnd("two"), T.Wheel.SleepTicks(1), Combining.Slow("a", 2, 0));
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.Message);
            }

            Combining.Pending();
        }

        private static async Future SelectCanceled()
        {
            try
            {
                T.Log("winner", await Futures.Select(T.Leaf("leaf", 9), Combining.Slow("a", 2, 0), Combining.Slow("b", 4, 0)));
            }
            finally
            {
                T.Log("outer finally");
                Combining.Pending();
            }
        }

        // A beat of 5, and something else every 2 ticks.
        private static async Future SelectWithATicker()
        {
            Ticker ticker = T.Wheel.Every(new TimeSpan(5 * TimeSpan.TicksPerMillisecond));
            for (int i = 0; i < 12; i++)
            {
                if (await Futures.Select(ticker.Next(), T.Wheel.SleepTicks(2)) == 0)
                {
                    T.Log("tick", (int)(ticker.Deadline.Ticks / TimeSpan.TicksPerMillisecond));
                }
                else
                {
                    T.Log("slept until", (int)T.Clock.Ticks);
                }
            }

            Combining.Pending();
        }
    }
}
