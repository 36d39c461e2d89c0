using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>A future belongs to one who awaits or polls it; a second one is told so.</summary>
    internal static class Owners
    {
        private static Future s_shared;

        public static void Run()
        {
            T.Run("two tasks await one future", TwoTasks, -1);
            T.Run("two tasks await one future that calls another", TwoTasksDeep, -1);
            T.Run("a spawned future is awaited", Spawned, -1);
            T.Run("an awaited future is spawned", SpawnedLater, -1);
            T.Run("an awaited future is given to a time-out", InTimeout, -1);
            T.Run("a future awaits itself", Itself, -1);
            T.Run("two futures await each other", EachOther, -1);
            T.Run("polled by hand, then awaited", ByHand, -1);
            T.Run("awaited again once it has ended", Again, -1);
            T.Run("awaited again once it has failed", AgainFailed, -1);
        }

        private static async Future<int> Slow(int ticks)
        {
            await T.Wheel.SleepTicks(ticks);
            T.Log("slow", ticks);
            return ticks;
        }

        private static async Future<int> SlowCaller(int ticks)
        {
            return await Slow(ticks) + 1;
        }

        private static async Future Waiter(string name, Future<int> future)
        {
            try
            {
                T.Log(name, await future);
            }
            catch (InvalidOperationException exception)
            {
                T.Log(name + ": " + exception.Message);
                await Futures.YieldNow();
                T.Log(name + " goes on");
            }
        }

        private static async Future TwoTasks()
        {
            Future<int> shared = Slow(3);
            T.Scheduler.Spawn(Waiter("a", shared));
            T.Scheduler.Spawn(Waiter("b", shared));
            await Waiter("c", shared);
        }

        private static async Future TwoTasksDeep()
        {
            Future<int> shared = SlowCaller(3);
            T.Scheduler.Spawn(Waiter("a", shared));
            T.Scheduler.Spawn(Waiter("b", shared));
            await T.Wheel.SleepTicks(9);
            T.Log("result", shared.Result);
        }

        private static async Future Spawned()
        {
            Future<int> future = Slow(3);
            T.Scheduler.Spawn(future);
            await Futures.YieldNow();
            await Waiter("a", future);
            await T.Wheel.SleepTicks(9);
            T.Log("result", future.Result);
        }

        private static async Future SpawnedLater()
        {
            Future<int> future = Slow(3);
            T.Scheduler.Spawn(Waiter("a", future));
            await Futures.Yield(2);
            try
            {
                T.Scheduler.Spawn(future);
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }

            await T.Wheel.SleepTicks(9);
            T.Log("result", future.Result);
        }

        private static async Future InTimeout()
        {
            Future<int> future = Slow(3);
            T.Scheduler.Spawn(Waiter("a", future));
            await Futures.Yield(2);
            T.Log(await T.Wheel.Timeout(new TimeSpan(TimeSpan.TicksPerSecond), future) ? "in time" : "elapsed");
            T.Log("result", future.Result);
        }

        private static async Future AwaitShared()
        {
            await Futures.YieldNow();
            await s_shared;
        }

        private static async Future Itself()
        {
            try
            {
                s_shared = AwaitShared();
                await s_shared;
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future AwaitOther(Future other)
        {
            await other;
        }

        private static async Future EachOther()
        {
            try
            {
                s_shared = AwaitOther(AwaitShared());
                await s_shared;
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future ByHand()
        {
            Future<int> future = SlowCaller(3);
            future.Poll(T.Scheduler.CurrentTask);
            T.Log("value", await future);
            future = Slow(2);
            future.Poll(T.Scheduler.CurrentTask);
            T.Log("value", await future);
        }

        private static async Future Again()
        {
            Future<int> future = Slow(2);
            T.Scheduler.Spawn(Waiter("a", future));
            await T.Wheel.SleepTicks(5);
            await Waiter("b", future);
        }

        private static async Future<int> Fails()
        {
            await Futures.YieldNow();
            throw new InvalidOperationException("failed");
        }

        private static async Future AgainFailed()
        {
            Future<int> future = Fails();
            await Waiter("a", future);
            await Waiter("b", future);
        }
    }
}
