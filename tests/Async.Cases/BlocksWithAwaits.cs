using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Awaits inside catch and finally blocks, which the compiler moves out of them.</summary>
    internal static class BlocksWithAwaits
    {
        public static void Run()
        {
            T.Run("await in catch", InCatch, -1);
            T.Run("await in finally", InFinally, -1);
            T.Run("await in finally with an exception", InFinallyThrows, -1);
            T.Run("await in all blocks", Everywhere, -1);
            T.Run("return through an await in finally", ReturnThrough, -1);
            T.Run("return value through an await in finally", ReturnValueThrough, -1);
            T.Run("break through an await in finally", BreakThrough, -1);
            T.Run("rethrow after an await in catch", RethrowAfter, -1);
            T.Run("filter and await in catch", FilterAndAwait, -1);
            T.Run("nested finally blocks with awaits", NestedFinally, -1);
            T.Run("try inside catch", TryInCatch, -1);
            T.Run("await calls in catch and finally", Calls, -1);
        }

        private static async Future InCatch()
        {
            try
            {
                await Futures.YieldNow();
                throw new Exception("one");
            }
            catch (Exception exception)
            {
                await T.Leaf("in catch", 1);
                T.Log(exception.Message);
            }
        }

        private static async Future InFinally()
        {
            try
            {
                await Futures.YieldNow();
            }
            finally
            {
                await T.Leaf("in finally", 1);
                T.Log("done");
            }
        }

        private static async Future InFinallyThrows()
        {
            try
            {
                await Futures.YieldNow();
                throw new Exception("through");
            }
            finally
            {
                await T.Leaf("in finally", 2);
            }
        }

        private static async Future Everywhere()
        {
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    await T.Leaf("try", 1);
                    if (i == 1)
                    {
                        throw new Exception("one");
                    }
                }
                catch (Exception)
                {
                    await T.Leaf("catch", 1);
                }
                finally
                {
                    await T.Leaf("finally", 1);
                }
            }
        }

        private static async Future ReturnThrough()
        {
            try
            {
                await Futures.YieldNow();
                return;
            }
            finally
            {
                await Futures.YieldNow();
                T.Log("finally");
            }
        }

        private static async Future ReturnValueThrough()
        {
            T.Log("value", await Value());
        }

        private static async Future<int> Value()
        {
            for (int i = 0; ; i++)
            {
                try
                {
                    await Futures.YieldNow();
                    if (i == 2)
                    {
                        return i * 10;
                    }
                }
                finally
                {
                    await Futures.YieldNow();
                    T.Log("finally", i);
                }
            }
        }

        private static async Future BreakThrough()
        {
            for (; ; )
            {
                try
                {
                    break;
                }
                finally
                {
                    await Futures.YieldNow();
                    T.Log("finally");
                }
            }
        }

        private static async Future RethrowAfter()
        {
            try
            {
                try
                {
                    await Futures.YieldNow();
                    throw new InvalidOperationException("kept");
                }
                catch (InvalidOperationException)
                {
                    await Futures.YieldNow();
                    throw;
                }
            }
            catch (Exception exception)
            {
                T.Log(T.Describe(exception));
            }
        }

        private static async Future FilterAndAwait()
        {
            try
            {
                await Futures.YieldNow();
                throw new Exception("filter me");
            }
            catch (Exception exception) when (exception.Message.Length == 9)
            {
                await Futures.YieldNow();
                T.Log("filtered " + exception.Message);
            }
        }

        private static async Future NestedFinally()
        {
            try
            {
                try
                {
                    await Futures.YieldNow();
                    throw new Exception("inner");
                }
                finally
                {
                    await Futures.YieldNow();
                    T.Log("inner finally");
                }
            }
            catch (Exception exception)
            {
                await Futures.YieldNow();
                T.Log("caught " + exception.Message);
            }
            finally
            {
                await Futures.YieldNow();
                T.Log("outer finally");
            }
        }

        private static async Future TryInCatch()
        {
            try
            {
                throw new Exception("first");
            }
            catch (Exception first)
            {
                try
                {
                    await Futures.YieldNow();
                    throw new Exception("second");
                }
                catch (Exception second)
                {
                    await Futures.YieldNow();
                    T.Log(first.Message + second.Message);
                }
            }
        }

        private static async Future Calls()
        {
            try
            {
                await InFinallyThrows();
            }
            catch (Exception exception)
            {
                T.Log(await Values.Text(exception.Message));
            }
            finally
            {
                await InFinally();
            }
        }
    }
}
