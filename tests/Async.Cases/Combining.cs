using System;
using Maitake;
using Maitake.Sync;

namespace AsyncCases
{
    /// <summary>Joins, selects and locks in each other, and what the cases of each have in common.</summary>
    internal static class Combining
    {
        public static void Run()
        {
            T.Run("nested", Nested, -1);
            T.Run("locks under a select", Locks, -1);
            T.Run("an async lock in a join that is given up", AsyncLock, -1);
        }

        public static async Future<int> Slow(string name, int ticks, int value)
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

        public static async Future<int> Fails(string name, int ticks)
        {
            await T.Wheel.SleepTicks(ticks);
            throw new InvalidOperationException(name);
        }

        public static void Pending()
        {
            T.Log("timers", T.Wheel.PendingCount);
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
    }
}
