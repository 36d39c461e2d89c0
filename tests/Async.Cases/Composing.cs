using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Async methods together with tasks, sleeps and one another.</summary>
    internal static class Composing
    {
        private static int s_shared;

        public static void Run()
        {
            T.Run("sleep", Sleep, -1);
            T.Run("sleeps in a loop", Sleeps, -1);
            T.Run("two tasks take turns", TakeTurns, -1);
            T.Run("spawn and join", SpawnAndJoin, -1);
            T.Run("join with a value", JoinValue, -1);
            T.Run("ticker", Ticker, -1);
            T.Run("a started future is awaited later", StartedThenAwaited, -1);
            T.Run("poll function inside", PollFunction, -1);
            T.Run("a deeper stack is awaited by another", Adopted, -1);
        }

        private static async Future Sleep()
        {
            long before = T.Clock.Time;
            await T.Wheel.SleepTicks(5);
            T.Log("slept", (int)(T.Clock.Time - before));
        }

        private static async Future Sleeps()
        {
            for (int i = 1; i < 5; i++)
            {
                long before = T.Clock.Time;
                await T.Wheel.SleepTicks(i);
                await T.Wheel.Sleep(new TimeSpan(2 * TimeSpan.TicksPerMillisecond));
                T.Log("slept", (int)(T.Clock.Time - before));
            }
        }

        private static async Future Turn(string name)
        {
            for (int i = 0; i < 3; i++)
            {
                T.Log(name, i);
                await Futures.YieldNow();
            }
        }

        private static async Future TakeTurns()
        {
            T.Scheduler.Spawn(Turn("a"));
            T.Scheduler.Spawn(Turn("b"));
            await Turn("c");
        }

        private static async Future SpawnAndJoin()
        {
            Task task = T.Scheduler.Spawn(Turn("x"));
            await task.Join();
            T.Log("joined");
        }

        private static async Future JoinValue()
        {
            Future<int> future = Values.Int(11);
            await T.Scheduler.Spawn(future).Join();
            T.Log("value", future.Result);
        }

        private static async Future Ticker()
        {
            Maitake.Time.Ticker ticker = T.Wheel.Every(new TimeSpan(3 * TimeSpan.TicksPerMillisecond));
            for (int i = 0; i < 3; i++)
            {
                await ticker.Next();
                T.Log("tick", (int)T.Clock.Time);
            }
        }

        private static async Future StartedThenAwaited()
        {
            Future<int> future = Slow();
            T.Log("polled " + (future.Poll(T.Scheduler.CurrentTask) == PollResult.Pending ? "pending" : "ready"));
            await Futures.YieldNow();
            T.Log("value", await future);
        }

        private static async Future<int> Slow()
        {
            T.Log("slow begins");
            await Inner();
            T.Log("slow ends");
            return 8;
        }

        private static async Future Inner()
        {
            await T.Leaf("inner", 3);
        }

        private static async Future PollFunction()
        {
            s_shared = 0;
            await Futures.PollFn(Step);
            T.Log("shared", s_shared);
        }

        private static PollResult Step(Waker waker)
        {
            waker.Wake();
            return ++s_shared == 4 ? PollResult.Ready : PollResult.Pending;
        }

        private static async Future Adopted()
        {
            Future<int> future = Slow();
            future.Poll(T.Scheduler.CurrentTask);
            T.Log("value", await Adopter(future));
        }

        private static async Future<int> Adopter(Future<int> future)
        {
            return await future + 1;
        }
    }
}
