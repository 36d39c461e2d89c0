using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Futures that are cancelled by something else than their task.</summary>
    internal static class CancelingByOthers
    {
        public static void Run()
        {
            T.Run("cancelled by hand", ByHand, -1);
            T.Run("polled after a cancel", PolledAfter, -1);
            T.Run("a completed future is not cancelled", AfterCompletion, -1);
            T.Run("timeout cancels", Timeout, -1);
            T.Run("timeout in time", TimeoutInTime, -1);
            T.Run("a task cancels itself", Itself, -1);
        }

        private static async Future ByHand()
        {
            Future future = Canceling.WithFinally();
            future.Poll(T.Scheduler.CurrentTask);
            T.Log("cancels");
            future.Cancel();
            T.Log("canceled");
            future.Cancel();
            await Futures.YieldNow();
        }

        private static async Future PolledAfter()
        {
            Future future = Canceling.Plain();
            future.Cancel();
            try
            {
                await future;
            }
            catch (InvalidOperationException)
            {
                T.Log("refused");
            }
        }

        private static async Future AfterCompletion()
        {
            Future<int> future = Values.Int(3);
            await future;
            future.Cancel();
            T.Log("still", await future);
        }

        private static async Future Timeout()
        {
            bool inTime = await T.Wheel.Timeout(new TimeSpan(10 * TimeSpan.TicksPerMillisecond), Sleeper(50));
            T.Log(inTime ? "in time" : "elapsed");
            Maitake.Time.TimeoutFuture timeout = T.Wheel.TimeoutAt(new TimeSpan(30 * TimeSpan.TicksPerMillisecond), Sleeper(50));
            T.Log(await timeout ? "in time" : "elapsed");
            T.Log(timeout.IsElapsed ? "elapsed" : "in time", (int)T.Clock.Time);
        }

        private static async Future TimeoutInTime()
        {
            Maitake.Time.TimeoutFuture timeout = T.Wheel.Timeout(new TimeSpan(100 * TimeSpan.TicksPerMillisecond), Sleeper(5));
            T.Log(await timeout ? "in time" : "elapsed");
            T.Log(timeout.IsElapsed ? "elapsed" : "in time", (int)T.Clock.Time);
        }

        private static async Future Sleeper(int ticks)
        {
            try
            {
                await T.Wheel.SleepTicks(ticks);
                T.Log("slept");
            }
            finally
            {
                T.Log("sleeper ends");
            }
        }

        private static async Future Itself()
        {
            try
            {
                T.Scheduler.CurrentTask.Cancel();
                await Futures.Yield(5);
                T.Log("not here");
            }
            finally
            {
                T.Log("finally");
            }
        }
    }
}
