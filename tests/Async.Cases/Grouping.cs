using System;
using Maitake;
using Maitake.Patterns;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>Task groups and sets of tasks.</summary>
    internal static class Grouping
    {
        public static void Run()
        {
            T.Run("group", Group, -1);
            T.Run("group in a loop", GroupInALoop, -1);
            T.Run("group of kept futures in a loop", GroupOfKeptFutures, -1);
            T.Run("group with a failure", GroupWithFailure, -1);
            for (int i = 0; i < 5; i++)
            {
                T.Run("group canceled after " + i.ToString(), GroupCanceled, i);
            }

            T.Run("group under a time-out", GroupUnderTimeout, -1);
            T.Run("until it is canceled", UntilCanceled, -1);
        }

        private static async Future Group()
        {
            using (TaskGroup group = new TaskGroup(T.Scheduler))
            {
                Future<int> a = Combining.Slow("a", 3, 1);
                Future<int> b = Combining.Slow("b", 2, 2);
                group.Spawn(a);
                group.Spawn(b);
                await group.WaitAll();
                T.Log("sum", a.Result + b.Result);
            }
        }

        private static async Future GroupInALoop()
        {
            TaskGroup group = new TaskGroup(T.Scheduler, 2);
            for (int i = 1; i < 4; i++)
            {
                group.Spawn(Combining.Slow("a", i, 0));
                group.Spawn(Combining.Slow("b", 4 - i, 0));
                await group.WaitAll();
                T.Log("round", i);
            }
        }

        private static async Future GroupWithFailure()
        {
            TaskGroup group = new TaskGroup(T.Scheduler);
            for (int i = 0; i < 2; i++)
            {
                group.Spawn(Combining.Slow("a", 5, 0));
                group.Spawn(Combining.Fails("on purpose", 2));
                try
                {
                    await group.WaitAll();
                }
                catch (InvalidOperationException exception)
                {
                    T.Log(T.Describe(exception), group.TaskCount);
                }
            }
        }

        private static async Future GroupCanceled()
        {
            using (TaskGroup group = new TaskGroup(T.Scheduler))
            {
                group.Spawn(Combining.Slow("a", 3, 0));
                group.Spawn(Combining.Slow("b", 2, 0));
                try
                {
                    await group.WaitAll();
                }
                finally
                {
                    // On the scheduler's thread all have ended by now.
                    T.Log("outer finally", group.TaskCount);
                }
            }
        }

        private static async Future GroupUnderTimeout()
        {
            TaskGroup group = new TaskGroup(T.Scheduler);
            group.Spawn(Combining.Slow("a", 9, 0));
            group.Spawn(GroupCanceled());
            T.Log(await T.Wheel.Timeout(new TimeSpan(TimeSpan.TicksPerMillisecond), group.WaitAll()) ? "in time" : "late", group.TaskCount);
            Combining.Pending();
        }

        private static async Future UntilCanceled()
        {
            CancellationSource source = new CancellationSource();
            source.Add(T.Scheduler.Spawn(Worker(source)));
            source.Add(T.Scheduler.Spawn(Combining.Slow("stubborn", 50, 0)));
            await T.Wheel.SleepTicks(5);
            source.Cancel();
            T.Scheduler.Spawn(Worker(source));
        }

        private static async Future Worker(CancellationSource source)
        {
            int rounds = 0;
            try
            {
                while (await Futures.Select(source.Wait(), T.Wheel.SleepTicks(2)) == 1)
                {
                    rounds++;
                }

                T.Log("asked to stop");
            }
            finally
            {
                T.Log("rounds", rounds);
            }
        }

        // The futures and the task objects are used again.
        private static async Future GroupOfKeptFutures()
        {
            TaskGroup group = new TaskGroup(T.Scheduler, 2);
            Sleep a = T.Wheel.SleepTicks(1);
            Sleep b = T.Wheel.SleepTicks(1);
            for (int i = 1; i < 4; i++)
            {
                a.ResetTicks(i);
                b.ResetTicks(4 - i);
                group.Spawn(a);
                group.Spawn(b);
                await group.WaitAll();
                T.Log("round", (int)T.Clock.Ticks);
            }

            // What was not made to start anew is refused.
            group.Spawn(b);
        }
    }
}
