using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Jumps out of try blocks with awaits.</summary>
    internal static class BlockExits
    {
        public static void Run()
        {
            T.Run("return through finally", ReturnThrough, -1);
            T.Run("break through finally", BreakThrough, -1);
            T.Run("continue through finally", ContinueThrough, -1);
            T.Run("goto out of try", GotoOut, -1);
            T.Run("a call right before a try throws", CallBeforeTry, -1);
        }

        private static void Throw()
        {
            throw new InvalidOperationException("before the try");
        }

        private static void ThrowBeforeTry()
        {
            Throw();
            try
            {
                T.Log("not here");
            }
            finally
            {
                T.Log("not here either");
            }
        }

        // The interpreter alone gets this wrong, where the weaver does not help it.
        private static async Future CallBeforeTry()
        {
            await Futures.YieldNow();
            try
            {
                ThrowBeforeTry();
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future ReturnThrough()
        {
            try
            {
                await Futures.YieldNow();
                if (T.Clock != null)
                {
                    T.Log("returns");
                    return;
                }
            }
            finally
            {
                T.Log("finally");
            }

            T.Log("not here");
        }

        private static async Future BreakThrough()
        {
            while (true)
            {
                try
                {
                    await Futures.YieldNow();
                    break;
                }
                finally
                {
                    T.Log("finally");
                }
            }

            T.Log("after");
        }

        private static async Future ContinueThrough()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    await Futures.YieldNow();
                    if (i == 1)
                    {
                        continue;
                    }

                    T.Log("i", i);
                }
                finally
                {
                    T.Log("finally", i);
                }
            }
        }

        private static async Future GotoOut()
        {
            try
            {
                await Futures.YieldNow();
                goto end;
            }
            finally
            {
                T.Log("finally");
            }

        end:
            T.Log("end");
        }
    }
}
