using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Exceptions on their way through awaits.</summary>
    internal static class Faults
    {
        private static readonly Exception s_original = new InvalidOperationException("original");

        public static void Run()
        {
            T.Run("before the first await", Early, -1);
            T.Run("after an await", Late, -1);
            T.Run("unobserved fault", Unobserved, -1);
            T.Run("the original exception arrives", Original, -1);
            T.Run("through several methods", Through, -1);
            T.Run("a faulted future awaited twice", Twice, -1);
            T.Run("caught, then another", CaughtThenAnother, -1);
            T.Run("a join throws what the task threw", Join, -1);
            T.Run("finally of every level runs", Levels, -1);
            T.Run("polled by hand after a fault", PolledByHand, -1);
        }

        private static async Future Early()
        {
            throw new Exception("early");
        }

        private static async Future Late()
        {
            await Futures.YieldNow();
            throw new ArgumentException("late");
        }

        private static async Future Unobserved()
        {
            T.Scheduler.Spawn(Late());
            await Futures.Yield(3);
            T.Log("goes on");
        }

        private static async Future ThrowOriginal()
        {
            await Futures.YieldNow();
            throw s_original;
        }

        private static async Future Original()
        {
            try
            {
                await ThrowOriginal();
            }
            catch (Exception exception)
            {
                T.Log(exception == s_original ? "the same" : "another");
            }
        }

        private static async Future<int> Level(int level)
        {
            if (level == 0)
            {
                await ThrowOriginal();
            }

            return await Level(level - 1) + 1;
        }

        private static async Future Through()
        {
            try
            {
                await Level(6);
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception == s_original ? "the same" : "another");
            }
        }

        private static async Future Twice()
        {
            Future future = Late();
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    await future;
                }
                catch (ArgumentException exception)
                {
                    T.Log(exception.Message + (future.IsCompleted ? " completed" : " not completed"));
                }
            }
        }

        private static async Future CaughtThenAnother()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    await Late();
                }
                catch (ArgumentException)
                {
                    T.Log("caught", i);
                }
            }

            await Early();
        }

        private static async Future Join()
        {
            Task task = T.Scheduler.Spawn(Late());
            try
            {
                await task.Join();
            }
            catch (ArgumentException exception)
            {
                T.Log("joined: " + exception.Message);
            }

            Task other = T.Scheduler.Spawn(Values.Int(1));
            await other.Join();
            T.Log("joined well");
        }

        private static async Future Outer(int level)
        {
            try
            {
                if (level == 0)
                {
                    await Late();
                }
                else
                {
                    await Outer(level - 1);
                }
            }
            finally
            {
                T.Log("finally", level);
            }
        }

        private static Future Levels()
        {
            return Outer(3);
        }

        private static async Future PolledByHand()
        {
            Future future = Early();
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    future.Poll(T.Scheduler.CurrentTask);
                    T.Log("not here");
                }
                catch (Exception exception)
                {
                    T.Log(exception.Message);
                }
            }
        }
    }
}
