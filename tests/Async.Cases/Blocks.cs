using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Awaits inside try blocks.</summary>
    internal static class Blocks
    {
        public static void Run()
        {
            T.Run("try finally", TryFinally, -1);
            T.Run("try catch", TryCatch, -1);
            T.Run("try catch finally, nothing thrown", AllThree, -1);
            T.Run("catch by type", CatchByType, -1);
            T.Run("catch with a filter", Filter, -1);
            T.Run("nested try", Nested, -1);
            T.Run("rethrow", Rethrow, -1);
            T.Run("throw in finally", ThrowInFinally, -1);
            T.Run("several awaits in one try", Several, -1);
            T.Run("await in one of two tries", TwoTries, -1);
            T.Run("try in a loop", TryInLoop, -1);
            T.Run("a leaf that throws at its first poll", LeafThrowsAtOnce, -1);
            T.Run("a leaf that throws later", LeafThrowsLater, -1);
            T.Run("a callee that throws", CalleeThrows, -1);
        }

        private static async Future TryFinally()
        {
            try
            {
                await T.Leaf("in try", 2);
            }
            finally
            {
                T.Log("finally");
            }

            T.Log("after");
        }

        private static async Future TryCatch()
        {
            try
            {
                await Futures.YieldNow();
                throw new Exception("one");
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.Message);
            }

            await Futures.YieldNow();
        }

        private static async Future AllThree()
        {
            try
            {
                await Futures.YieldNow();
                T.Log("try");
            }
            catch (Exception)
            {
                T.Log("not here");
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future CatchByType()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    await Futures.YieldNow();
                    if (i == 0)
                    {
                        throw new ArgumentException("argument");
                    }

                    if (i == 1)
                    {
                        throw new InvalidOperationException("operation");
                    }

                    throw new NotSupportedException("supported");
                }
                catch (ArgumentException)
                {
                    T.Log("argument");
                }
                catch (InvalidOperationException exception)
                {
                    T.Log(exception.Message);
                }
                catch
                {
                    T.Log("any");
                }
            }
        }

        private static async Future Filter()
        {
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    try
                    {
                        await Futures.YieldNow();
                        throw new Exception(i == 0 ? "mine" : "other");
                    }
                    catch (Exception exception) when (exception.Message == "mine")
                    {
                        T.Log("filtered");
                    }
                }
                catch (Exception exception)
                {
                    T.Log("outer " + exception.Message);
                }
            }
        }

        private static async Future Nested()
        {
            try
            {
                try
                {
                    await T.Leaf("inner", 1);
                    throw new Exception("inner");
                }
                finally
                {
                    T.Log("inner finally");
                }
            }
            catch (Exception exception)
            {
                T.Log("outer caught " + exception.Message);
            }
            finally
            {
                T.Log("outer finally");
            }
        }

        private static async Future Rethrow()
        {
            try
            {
                try
                {
                    await Futures.YieldNow();
                    throw new Exception("again");
                }
                catch (Exception)
                {
                    T.Log("first");
                    throw;
                }
            }
            catch (Exception exception)
            {
                T.Log("second " + exception.Message);
            }
        }

        private static async Future ThrowInFinally()
        {
            try
            {
                try
                {
                    await Futures.YieldNow();
                    throw new Exception("first");
                }
                finally
                {
                    throw new Exception("second");
                }
            }
            catch (Exception exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future Several()
        {
            try
            {
                await T.Leaf("a", 1);
                await T.Leaf("b", 0);
                await Futures.Yield(2);
                await T.Leaf("c", 2);
            }
            finally
            {
                T.Log("finally once");
            }
        }

        private static async Future TwoTries()
        {
            await Futures.YieldNow();
            try
            {
                T.Log("no await here");
            }
            finally
            {
                T.Log("first finally");
            }

            try
            {
                await Futures.YieldNow();
            }
            finally
            {
                T.Log("second finally");
            }
        }

        private static async Future TryInLoop()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    await T.Leaf("leaf", i);
                    if (i == 1)
                    {
                        throw new Exception("one");
                    }
                }
                catch (Exception)
                {
                    T.Log("caught in", i);
                }
                finally
                {
                    T.Log("finally in", i);
                }
            }
        }

        private static async Future LeafThrowsAtOnce()
        {
            try
            {
                await T.FailingLeaf("leaf", 0, new Exception("at once"));
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.Message);
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future LeafThrowsLater()
        {
            try
            {
                await T.FailingLeaf("leaf", 2, new Exception("later"));
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future CalleeThrows()
        {
            try
            {
                await Usings.UsingThrows();
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.Message);
            }
        }
    }
}
