using System;
using Maitake;
using Maitake.Sync;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>Joins, selects and task groups.</summary>
    internal static class Combining
    {
        public static void Run()
        {
            T.Run("join of calls, values read afterwards", JoinOfCalls, -1);
            T.Run("join of an array", JoinOfArray, -1);
            T.Run("join in a loop", JoinInALoop, -1);
            T.Run("join with a failure", JoinWithFailure, -1);
            for (int i = 0; i < 6; i++)
            {
                T.Run("join canceled after " + i.ToString(), JoinCanceled, i);
            }

            T.Run("select of calls", SelectOfCalls, -1);
            T.Run("select of an array", SelectOfArray, -1);
            T.Run("select in a loop", SelectInALoop, -1);
            T.Run("select of kept sleeps in a loop", SelectOfKeptSleeps, -1);
            T.Run("fair select in a loop", FairSelect, -1);
            T.Run("select in try and finally", SelectInTry, -1);
            T.Run("select with a failure", SelectWithFailure, -1);
            T.Run("a loser that throws", LoserThrows, -1);
            for (int i = 0; i < 5; i++)
            {
                T.Run("select canceled after " + i.ToString(), SelectCanceled, i);
            }

            T.Run("nested", Nested, -1);
            T.Run("locks under a select", Locks, -1);
            T.Run("an async lock in a join that is given up", AsyncLock, -1);
            T.Run("group", Group, -1);
            T.Run("group in a loop", GroupInALoop, -1);
            T.Run("group with a failure", GroupWithFailure, -1);
            for (int i = 0; i < 5; i++)
            {
                T.Run("group canceled after " + i.ToString(), GroupCanceled, i);
            }

            T.Run("group under a time-out", GroupUnderTimeout, -1);
            T.Run("until it is canceled", UntilCanceled, -1);
        }

        private static async Future<int> Slow(string name, int ticks, int value)
        {
            try
            {
                await T.Wheel.SleepTicks(ticks);
                T.Log(name + " done");
                return value;
            }
            finally
            {
                T.Log(name + " finally");
            }
        }

        private static async Future<int> Fails(string name, int ticks)
        {
            await T.Wheel.SleepTicks(ticks);
            throw new InvalidOperationException(name);
        }

        private static async Future JoinOfCalls()
        {
            Future<int> a = Slow("a", 3, 10);
            Future<int> b = Slow("b", 1, 20);
            Future<string> c = Text();
            await Futures.Join(a, b, c);
            T.Log(c.Result, a.Result + b.Result);
            T.Log("how many", await Futures.Join(a, b, c, Futures.YieldNow()));
        }

        private static async Future<string> Text()
        {
            await Futures.YieldNow();
            return "sum";
        }

        private static async Future JoinOfArray()
        {
            Future<int>[] futures = new Future<int>[5];
            for (int i = 0; i < futures.Length; i++)
            {
                futures[i] = Slow("number " + i.ToString(), (i * 3) % 5, i);
            }

            await Futures.Join(futures);
            int sum = 0;
            for (int i = 0; i < futures.Length; i++)
            {
                sum += futures[i].Result;
            }

            T.Log("sum", sum);
            await Futures.Join(new Future[0]);
        }

        private static async Future JoinInALoop()
        {
            for (int i = 1; i < 4; i++)
            {
                await Futures.Join(Slow("a", i, 0), Slow("b", 4 - i, 0));
                T.Log("round", i);
            }

            Pending();
        }

        private static async Future JoinWithFailure()
        {
            try
            {
                await Futures.Join(Slow("a", 5, 0), Fails("on purpose", 2), T.Leaf("leaf", 1));
            }
            catch (InvalidOperationException exception)
            {
                T.Log(T.Describe(exception));
            }

            Pending();
            await Futures.Join(Fails("again", 1), Slow("b", 3, 0));
        }

        private static async Future JoinCanceled()
        {
            try
            {
                await Futures.Join(Slow("a", 4, 0), T.Leaf("leaf", 2), Slow("b", 1, 0));
            }
            finally
            {
                T.Log("outer finally");
                Pending();
            }
        }

        private static async Future SelectOfCalls()
        {
            Future<int> a = Slow("a", 3, 10);
            Future<int> b = Slow("b", 2, 20);
            int winner = await Futures.Select(a, b);
            T.Log("winner", winner);
            T.Log("value", b.Result);
            Pending();
        }

        private static async Future SelectOfArray()
        {
            Future<int>[] futures = new Future<int>[6];
            for (int i = 0; i < futures.Length; i++)
            {
                futures[i] = Slow("number " + i.ToString(), 6 - i, i);
            }

            T.Log("winner", await Futures.Select(futures));
            Pending();
        }

        private static async Future SelectInALoop()
        {
            for (int i = 1; i < 5; i++)
            {
                switch (await Futures.Select(T.Wheel.SleepTicks(i), Slow("slow", 3, i), Futures.Yield(4)))
                {
                    case 0: T.Log("slept", i); break;
                    case 1: T.Log("was slow", i); break;
                    default: T.Log("yielded", i); break;
                }

                Pending();
            }
        }

        private static async Future SelectOfKeptSleeps()
        {
            Sleep a = T.Wheel.SleepTicks(1);
            Sleep b = T.Wheel.SleepTicks(2);
            int sum = 0;
            for (int i = 0; i < 10; i++)
            {
                sum = (sum * 2) + await Futures.Select(a, b);
                a.ResetTicks(1 + (i % 3));
                b.ResetTicks(2);
            }

            T.Log("sum", sum);
            Pending();
        }

        private static async Future FairSelect()
        {
            int first = 0;
            int second = 0;
            for (int i = 0; i < 100; i++)
            {
                if (await Futures.SelectFair(Futures.Yield(0), Futures.Yield(0)) == 0)
                {
                    first++;
                }
                else
                {
                    second++;
                }
            }

            T.Log(first > 20 && second > 20 ? "fair" : "not fair");
            YieldFuture[] three = new YieldFuture[] { Futures.Yield(0), Futures.Yield(0), Futures.Yield(0) };
            int seen = 0;
            for (int i = 0; i < 100; i++)
            {
                seen |= 1 << await Futures.SelectFair(three);
                three[0].Reset(0);
                three[1].Reset(0);
                three[2].Reset(0);
            }

            T.Log("seen", seen);
        }

        private static async Future SelectInTry()
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    int winner = await Futures.Select(Slow("a", i + 1, 0), T.Wheel.SleepTicks(2));
                    T.Log("winner", winner);
                    if (winner == 1)
                    {
                        throw new Exception("late");
                    }
                }
                catch (Exception exception)
                {
                    T.Log(T.Describe(exception), await Futures.Select(Futures.YieldNow(), Slow("b", 9, 0)));
                }
                finally
                {
                    await Futures.Join(Futures.YieldNow(), T.Leaf("leaf", 1));
                    T.Log("finally", i);
                }
            }
        }

        private static async Future SelectWithFailure()
        {
            try
            {
                await Futures.Select(Slow("a", 5, 0), Fails("on purpose", 2));
            }
            catch (InvalidOperationException exception)
            {
                T.Log(T.Describe(exception));
            }

            Pending();
            await Futures.Select(T.Leaf("leaf", 3), T.FailingLeaf("bad", 1, new Exception("again")), Slow("b", 4, 0));
        }

        private static async Future BadEnd(string name)
        {
            try
            {
                await T.Wheel.SleepTicks(10);
            }
            finally
            {
                Bad(name);
            }
        }

        private static void Bad(string name)
        {
            T.Log(name + " throws");
            throw new Exception(name);
        }

        private static async Future LoserThrows()
        {
            try
            {
                await Futures.Select(BadEnd("one"), BadEnd("two"), T.Wheel.SleepTicks(1), Slow("a", 2, 0));
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.Message);
            }

            Pending();
        }

        private static async Future SelectCanceled()
        {
            try
            {
                T.Log("winner", await Futures.Select(T.Leaf("leaf", 9), Slow("a", 2, 0), Slow("b", 4, 0)));
            }
            finally
            {
                T.Log("outer finally");
                Pending();
            }
        }

        private static async Future Nested()
        {
            Future<int> a = Slow("a", 4, 1);
            Future<int> b = Slow("b", 2, 2);
            Future<int> c = Slow("c", 5, 3);
            CombinedFuture both = Futures.Join(a, b);
            CombinedFuture either = Futures.Select(both, c);
            bool inTime = await T.Wheel.Timeout(new TimeSpan(10 * TimeSpan.TicksPerMillisecond), either);
            T.Log(inTime ? "in time" : "late", either.Result);
            T.Log("sum", a.Result + b.Result);
            Pending();

            CombinedFuture late = Futures.Join(Futures.Select(Slow("d", 7, 0), Slow("e", 8, 0)), Slow("f", 1, 0));
            T.Log(await T.Wheel.Timeout(new TimeSpan(3 * TimeSpan.TicksPerMillisecond), late) ? "in time" : "late");
            Pending();
        }

        private static async Future Locks()
        {
            Mutex mutex = new Mutex();
            Semaphore semaphore = new Semaphore(2);
            Guard held = await mutex.Lock();
            Guard guard = mutex.Lock();
            Guard permit = semaphore.Acquire();
            T.Log("winner", await Futures.Select(guard, T.Wheel.SleepTicks(2)));
            CombinedFuture both = Futures.Join(permit, mutex.Lock());
            T.Log("winner", await Futures.Select(both, T.Wheel.SleepTicks(2)));
            T.Log("permits", semaphore.AvailablePermits);
            held.Dispose();
            T.Log(mutex.IsLocked ? "locked" : "free");
            guard = mutex.Lock();
            T.Log("winner", await Futures.Select(T.Wheel.SleepTicks(2), guard));
            using (guard)
            {
                T.Log(mutex.IsLocked ? "locked" : "free");
            }

            T.Log(mutex.IsLocked ? "locked" : "free");
            Pending();
        }

        private static async Future<Guard> Lock(Mutex mutex)
        {
            Guard guard = await mutex.Lock();
            T.Log("got it");
            return guard;
        }

        private static async Future AsyncLock()
        {
            Mutex mutex = new Mutex();
            T.Log("winner", await Futures.Select(Futures.Join(Lock(mutex), Slow("a", 9, 0)), T.Wheel.SleepTicks(1)));
            T.Log(mutex.IsLocked ? "locked" : "free");
            Future<Guard> guard = Lock(mutex);
            await Futures.Join(guard, Slow("b", 1, 0));
            T.Log(mutex.IsLocked ? "locked" : "free");
            guard.Result.Dispose();
            T.Log(mutex.IsLocked ? "locked" : "free");
        }

        private static async Future Group()
        {
            using (TaskGroup group = new TaskGroup(T.Scheduler))
            {
                Future<int> a = Slow("a", 3, 1);
                Future<int> b = Slow("b", 2, 2);
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
                group.Spawn(Slow("a", i, 0));
                group.Spawn(Slow("b", 4 - i, 0));
                await group.WaitAll();
                T.Log("round", i);
            }
        }

        private static async Future GroupWithFailure()
        {
            TaskGroup group = new TaskGroup(T.Scheduler);
            for (int i = 0; i < 2; i++)
            {
                group.Spawn(Slow("a", 5, 0));
                group.Spawn(Fails("on purpose", 2));
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
                group.Spawn(Slow("a", 3, 0));
                group.Spawn(Slow("b", 2, 0));
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
            group.Spawn(Slow("a", 9, 0));
            group.Spawn(GroupCanceled());
            T.Log(await T.Wheel.Timeout(new TimeSpan(TimeSpan.TicksPerMillisecond), group.WaitAll()) ? "in time" : "late", group.TaskCount);
            Pending();
        }

        private static async Future UntilCanceled()
        {
            CancellationSource source = new CancellationSource();
            source.Add(T.Scheduler.Spawn(Worker(source)));
            source.Add(T.Scheduler.Spawn(Slow("stubborn", 50, 0)));
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

        private static void Pending()
        {
            T.Log("timers", T.Wheel.PendingCount);
        }
    }
}
