using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Tasks that are cancelled while they wait.</summary>
    internal static class Canceling
    {
        public static void Run()
        {
            T.Run("before the first poll", Plain, 0);
            T.Run("without try", Plain, 2);
            T.Run("with finally", WithFinally, 2);
            T.Run("with catch of everything", CatchAll, 2);
            T.Run("with catch of the cancellation", CatchCanceled, 2);
            T.Run("with using", WithUsing, 2);
            T.Run("nested methods, innermost first", Nested, 3);
            T.Run("nested, one level without try", Mixed, 3);
            T.Run("goes on after the cancellation", GoesOn, 2);
            T.Run("catches for ever", Stubborn, 2);
            T.Run("throws another exception", ThrowsAnother, 2);
            T.Run("another exception passes the caller's catch", AnotherPasses, 2);
            T.Run("during a yield", DuringYield, 3);
            T.Run("during a sleep", DuringSleep, 3);
            T.Run("a leaf that throws when cancelled", ThrowingLeaf, 2);
        }

        internal static async Future Plain()
        {
            T.Log("started");
            await T.Leaf("leaf", 100);
            T.Log("not here");
        }

        internal static async Future WithFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
                T.Log("not here");
            }
            finally
            {
                T.Log("finally");
            }

            T.Log("not here");
        }

        private static async Future CatchAll()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.GetType().Name);
            }

            T.Log("ends");
        }

        private static async Future CatchCanceled()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (CanceledException)
            {
                T.Log("canceled");
                throw;
            }
        }

        private static async Future WithUsing()
        {
            using (new Resource("r"))
            {
                await T.Leaf("leaf", 100);
            }
        }

        private static async Future Level(int level)
        {
            try
            {
                if (level == 0)
                {
                    await T.Leaf("leaf", 100);
                }
                else
                {
                    await Level(level - 1);
                }
            }
            finally
            {
                T.Log("finally", level);
            }
        }

        private static Future Nested()
        {
            return Level(3);
        }

        private static async Future Between()
        {
            await WithFinally();
            T.Log("not here");
        }

        private static async Future Mixed()
        {
            try
            {
                await Between();
            }
            finally
            {
                T.Log("outer finally");
            }
        }

        private static async Future GoesOn()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (CanceledException)
            {
                T.Log("goes on");
            }

            await T.Leaf("ready", 0);
            T.Log("still here");
            await T.Leaf("waits", 1);
            T.Log("not here");
        }

        private static async Future Stubborn()
        {
            int i = 0;
            while (true)
            {
                try
                {
                    await T.Leaf("leaf", 100);
                }
                catch (CanceledException)
                {
                    T.Log("no", i++);
                }
            }
        }

        private static async Future ThrowsAnother()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                throw new InvalidOperationException("from finally");
            }
        }

        private static async Future AnotherPasses()
        {
            try
            {
                await ThrowsAnother();
            }
            catch (InvalidOperationException exception)
            {
                T.Log("caught " + exception.Message);
            }
        }

        private static async Future DuringYield()
        {
            try
            {
                while (true)
                {
                    await Futures.YieldNow();
                    T.Log("yielded");
                }
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future DuringSleep()
        {
            try
            {
                await T.Wheel.SleepTicks(100);
            }
            finally
            {
                T.Log("finally");
                T.Log("pending timers", T.Wheel.PendingCount);
            }
        }

        private static async Future ThrowingLeaf()
        {
            try
            {
                await new BadLeaf();
            }
            catch (Exception exception)
            {
                T.Log(T.Describe(exception));
            }
        }

        private class BadLeaf : Future
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
    }
}
