using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Tasks that are cancelled at an await that no try is around, in a method that has one elsewhere; and the other way round.</summary>
    internal static class Guarding
    {
        public static void Run()
        {
            T.Run("before the try", BeforeTry, 2);
            T.Run("in the try", BeforeTry, 5);
            T.Run("after the try", BeforeTry, 9);
            for (int after = 2; after < 40; after += 3)
            {
                T.Run("one of many awaits, cancelled after " + after.ToString(), Many, after);
            }

            T.Run("a yield after a leaf", YieldAfterLeaf, 4);
            T.Run("a yield after a leaf, in a try", YieldAfterLeafInTry, 4);
            T.Run("the sixteenth await is a yield", LateYield, 18);
            T.Run("goes on to a yield outside of the try", OnToYield, 2);
            T.Run("goes on to a call outside of the try", OnToCall, 2);
            T.Run("the leaf fails at the cancel, outside of the try", FailingOutside, 4);
            T.Run("the callee's try, the caller's await outside", Callee, 4);
        }

        private static async Future BeforeTry()
        {
            await T.Leaf("before", 3);
            try
            {
                await T.Leaf("inside", 3);
            }
            finally
            {
                T.Log("finally");
            }

            await T.Leaf("after", 3);
            T.Log("ends");
        }

        private static async Future Many()
        {
            await T.Leaf("0", 1);
            await T.Leaf("1", 1);
            await T.Leaf("2", 1);
            await T.Leaf("3", 1);
            await T.Leaf("4", 1);
            try
            {
                await T.Leaf("5", 1);
                await T.Leaf("6", 1);
            }
            finally
            {
                T.Log("finally 6");
            }

            await T.Leaf("7", 1);
            await T.Leaf("8", 1);
            await T.Leaf("9", 1);
            try
            {
                await T.Leaf("10", 1);
            }
            finally
            {
                T.Log("finally 10");
            }

            try
            {
                await T.Leaf("11", 1);
            }
            finally
            {
                T.Log("finally 11");
            }

            await T.Leaf("12", 1);
            await Futures.YieldNow();
            await T.Leaf("14", 1);
            try
            {
                await T.Leaf("15", 1);
            }
            catch (CanceledException)
            {
                T.Log("catch 15");
            }

            await Futures.YieldNow();
            await T.Leaf("17", 5);
        }

        // The leaf has completed: nobody may cancel it any more.
        private static async Future YieldAfterLeaf()
        {
            await T.Leaf("leaf", 1);
            while (true)
            {
                T.Log("yields");
                await Futures.YieldNow();
            }
        }

        private static async Future YieldAfterLeafInTry()
        {
            try
            {
                await T.Leaf("leaf", 1);
                while (true)
                {
                    T.Log("yields");
                    await Futures.YieldNow();
                }
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future LateYield()
        {
            await T.Leaf("0", 1);
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await Futures.YieldNow();
            await T.Leaf("13", 1);
            await T.Leaf("14", 0);
            await Futures.YieldNow();
            T.Log("not here");
            await Futures.YieldNow();
            await T.Leaf("17", 5);
        }

        private static async Future OnToYield()
        {
            try
            {
                await T.Leaf("leaf", 9);
            }
            catch (CanceledException)
            {
                T.Log("catches");
            }

            await T.Leaf("ready", 0);
            await Futures.YieldNow();
            T.Log("not here");
        }

        private static async Future<int> Quick(int value)
        {
            await T.Leaf("quick", 0);
            return value;
        }

        private static async Future Slow()
        {
            try
            {
                await T.Leaf("slow", 9);
            }
            finally
            {
                T.Log("slow ends");
            }
        }

        private static async Future OnToCall()
        {
            try
            {
                await T.Leaf("leaf", 9);
            }
            catch (CanceledException)
            {
                T.Log("catches");
            }

            T.Log("quick", await Quick(3));
            await Slow();
            T.Log("not here");
        }

        private sealed class BadLeaf : Future
        {
            public override PollResult Poll(Waker waker)
            {
                return PollResult.Pending;
            }

            public override void Cancel()
            {
                throw new NotSupportedException("not this one");
            }
        }

        private static async Future FailingOutside()
        {
            try
            {
                await T.Leaf("inside", 1);
            }
            finally
            {
                T.Log("finally");
            }

            await new BadLeaf();
        }

        private static async Future Callee()
        {
            try
            {
                await T.Leaf("inside", 1);
            }
            finally
            {
                T.Log("finally");
            }

            await Slow();
            T.Log("not here");
        }
    }
}
