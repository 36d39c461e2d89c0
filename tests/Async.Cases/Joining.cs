using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Joins.</summary>
    internal static class Joining
    {
        public static void Run()
        {
            T.Run("join of calls, values read afterwards", JoinOfCalls, -1);
            T.Run("join of an array", JoinOfArray, -1);
            T.Run("join in a loop", JoinInALoop, -1);
            T.Run("join with a failure", JoinWithFailure, -1);
            for (int i = 0; i < 6; i++)
            {
                T.Run("join canceled after " + i.ToString(), JoinCanceled, i);
            }
        }

        private static async Future JoinOfCalls()
        {
            Future<int> a = Combining.Slow("a", 3, 10);
            Future<int> b = Combining.Slow("b", 1, 20);
            Future<string> c = Text();
            await Futures.Join(a, b, c);
            T.Log(c.Result, a.Result + b.Result);
            T.Log("how many", await Futures.Join(a, b, c, Futures.YieldNow()));
        }

        private static async Future<string> Text()
        {
            await Futures.YieldNow();
            return "sum";
        }

        private static async Future JoinOfArray()
        {
            Future<int>[] futures = new Future<int>[5];
            for (int i = 0; i < futures.Length; i++)
            {
                futures[i] = Combining.Slow("number " + i.ToString(), (i * 3) % 5, i);
            }

            await Futures.Join(futures);
            int sum = 0;
            for (int i = 0; i < futures.Length; i++)
            {
                sum += futures[i].Result;
            }

            T.Log("sum", sum);
            await Futures.Join(new Future[0]);
        }

        private static async Future JoinInALoop()
        {
            for (int i = 1; i < 4; i++)
            {
                await Futures.Join(Combining.Slow("a", i, 0), Combining.Slow("b", 4 - i, 0));
                T.Log("round", i);
            }

            Combining.Pending();
        }

        private static async Future JoinWithFailure()
        {
            try
            {
                await Futures.Join(Combining.Slow("a", 5, 0), Combining.Fails("on purpose", 2), T.Leaf("leaf", 1));
            }
            catch (InvalidOperationException exception)
            {
                T.Log(T.Describe(exception));
            }

            Combining.Pending();
            await Futures.Join(Combining.Fails("again", 1), Combining.Slow("b", 3, 0));
        }

        private static async Future JoinCanceled()
        {
            try
            {
                await Futures.Join(Combining.Slow("a", 4, 0), T.Leaf("leaf", 2), Combining.Slow("b", 1, 0));
            }
            finally
            {
                T.Log("outer finally");
                Combining.Pending();
            }
        }
    }
}
