using System;
using Maitake;
using Maitake.Sync;

namespace AsyncCases
{
    /// <summary>Guards that are disposed once more when the same await has got the lock again: that is nobody's business but the new holder's.</summary>
    public static class StaleGuards
    {
        private static Mutex s_mutex;
        private static Semaphore s_semaphore;
        private static Guard s_kept;
        private static Holder s_holder;

        private delegate void Action();

        public static void Run()
        {
            T.Run("a stale guard of a static field", OfStaticField, -1);
            T.Run("a stale guard of an object", OfObject, -1);
            T.Run("a stale guard of an array", OfArray, -1);
            T.Run("a stale guard of another variable", OfVariable, -1);
            T.Run("a stale guard of a method that was given it", OfMethod, -1);
            T.Run("a stale guard of an async method that was given it", OfAsyncMethod, -1);
            T.Run("a stale guard of a lambda", OfLambda, -1);
            T.Run("a stale guard of a delegate", OfDelegate, -1);
            T.Run("a stale guard that was returned", OfResult, -1);
            T.Run("a stale guard that was thrown", OfException, -1);
            T.Run("a stale guard of an await before", OfAwaitBefore, -1);
            T.Run("a stale guard of a using around", OfUsingAround, -1);
            T.Run("a stale guard of a cancelled call", OfCancelledCall, -1);
            T.Run("a stale guard and two who wait", OfWaiting, -1);
            T.Run("a stale guard, forgotten", Forgotten, -1);
            T.Run("a guard that is disposed in a finally, while it waits once more", InFinally, -1);
            T.Run("a guard that is not disposed in one round", NotDisposed, -1);
            for (int i = 0; i < 12; i++)
            {
                s_mutex = new Mutex();
                T.Run("blocks within locks, cancelled", CancelBlocks, i);
                T.Log(s_mutex.IsLocked ? "locked" : "free");
            }

            T.Run("blocks within locks", Blocks, -1);
            T.Run("two locks", TwoLocks, -1);
            T.Run("locks by turns", ByTurns, -1);
        }

        private static void Look(string text)
        {
            T.Log(s_mutex.IsLocked ? text + ": locked" : text + ": free");
        }

        private static async Future OfStaticField()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 3; i++)
            {
                using (Guard guard = await s_mutex.Lock())
                {
                    if (i == 0)
                    {
                        s_kept = guard;
                    }

                    s_kept.Dispose();
                    Look("within");
                    await Futures.YieldNow();
                }

                Look("after");
            }
        }

        private static async Future OfObject()
        {
            s_mutex = new Mutex();
            s_holder = new Holder();
            for (int i = 0; i < 3; i++)
            {
                Guard last = s_holder.Guard;
                s_holder.Guard = await s_mutex.Lock();
                if (last != null)
                {
                    last.Dispose();
                }

                Look("within");
                s_holder.Guard.Dispose();
            }
        }

        private static async Future OfArray()
        {
            s_mutex = new Mutex();
            Guard[] guards = new Guard[3];
            for (int i = 0; i < 3; i++)
            {
                guards[i] = await s_mutex.Lock();
                for (int j = 0; j < i; j++)
                {
                    guards[j].Dispose();
                    Look("within");
                }

                guards[i].Dispose();
                Look("after");
            }
        }

        private static async Future OfVariable()
        {
            s_mutex = new Mutex();
            Guard last = null;
            for (int i = 0; i < 3; i++)
            {
                Guard guard = await s_mutex.Lock();
                last?.Dispose();
                Look("within");
                await Futures.YieldNow();
                last = guard;
                guard.Dispose();
            }
        }

        private static void Keep(Guard guard)
        {
            if (s_kept == null)
            {
                s_kept = guard;
            }
        }

        private static async Future OfMethod()
        {
            s_mutex = new Mutex();
            s_kept = null;
            for (int i = 0; i < 3; i++)
            {
                using (Guard guard = await s_mutex.Lock())
                {
                    Keep(guard);
                    if (i > 0)
                    {
                        s_kept.Dispose();
                    }

                    Look("within");
                }
            }
        }

        private static async Future KeepLater(Guard guard)
        {
            await Futures.YieldNow();
            Keep(guard);
        }

        private static async Future OfAsyncMethod()
        {
            s_mutex = new Mutex();
            s_kept = null;
            for (int i = 0; i < 3; i++)
            {
                using (Guard guard = await s_mutex.Lock())
                {
                    await KeepLater(guard);
                    if (i > 0)
                    {
                        s_kept.Dispose();
                    }

                    Look("within");
                }
            }
        }

        private static async Future OfLambda()
        {
            s_mutex = new Mutex();
            Action first = null;
            for (int i = 0; i < 3; i++)
            {
                Guard guard = await s_mutex.Lock();
                Action dispose = () => guard.Dispose();
                first = first ?? dispose;
                if (i > 0)
                {
                    first();
                }

                Look("within");
                await Futures.YieldNow();
                dispose();
            }
        }

        private static async Future OfDelegate()
        {
            s_mutex = new Mutex();
            Action first = null;
            for (int i = 0; i < 3; i++)
            {
                using (Guard guard = await s_mutex.Lock())
                {
                    first = first ?? new Action(guard.Dispose);
                    if (i > 0)
                    {
                        first();
                    }

                    Look("within");
                }
            }
        }

        private static async Future<Guard> LockAndReturn()
        {
            Guard guard = await s_mutex.Lock();
            await Futures.YieldNow();
            return guard;
        }

        private static async Future OfResult()
        {
            s_mutex = new Mutex();
            Guard first = await LockAndReturn();
            first.Dispose();
            for (int i = 0; i < 2; i++)
            {
                Guard second = await LockAndReturn();
                first.Dispose();
                Look("within");
                second.Dispose();
                Look("after");
            }
        }

        private static async Future LockAndThrow()
        {
            using (Guard guard = await s_mutex.Lock())
            {
                throw new Kept(guard);
            }
        }

        private static async Future OfException()
        {
            s_mutex = new Mutex();
            Guard first = null;
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    await LockAndThrow();
                }
                catch (Kept kept)
                {
                    first = first ?? kept.Guard;
                }

                Look("after");
                using (await s_mutex.Lock())
                {
                    first.Dispose();
                    Look("within");
                }
            }
        }

        private static async Future OfAwaitBefore()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 3; i++)
            {
                Guard a = await s_mutex.Lock();
                a.Dispose();
                Guard b = await s_mutex.Lock();
                a.Dispose();
                Look("within");
                await Futures.YieldNow();
                a.Dispose();
                Look("within");
                b.Dispose();
                Look("after");
            }
        }

        private static async Future OfUsingAround()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 2; i++)
            {
                Guard inner;
                using (Guard outer = await s_mutex.Lock())
                {
                    outer.Dispose();
                    inner = await s_mutex.Lock();
                    Look("within");
                }

                Look("within");
                inner.Dispose();
                Look("after");
            }
        }

        private static async Future LockAndKeep(int ticks)
        {
            using (Guard guard = await s_mutex.Lock())
            {
                Keep(guard);
                await T.Wheel.SleepTicks(ticks);
                T.Log("in time");
            }
        }

        // The frame of the call is used again when its time is up, and so is what it locks with.
        private static async Future OfCancelledCall()
        {
            s_mutex = new Mutex();
            s_kept = null;
            TimeSpan patience = new TimeSpan(3 * TimeSpan.TicksPerMillisecond);
            for (int i = 0; i < 4; i++)
            {
                JoinHandle disposing = i == 0 ? null : T.Scheduler.Spawn(DisposeKept()).Join();
                await T.Wheel.Timeout(patience, LockAndKeep(i % 2 == 0 ? 100 : 2));
                Look("after");
                if (disposing != null)
                {
                    await disposing;
                }
            }
        }

        private static async Future DisposeKept()
        {
            await T.Wheel.SleepTicks(1);
            Look("before");
            s_kept.Dispose();
            Look("within");
        }

        private static async Future Wait(string name)
        {
            using (await s_mutex.Lock())
            {
                T.Log(name);
                await T.Wheel.SleepTicks(2);
                T.Log(name);
            }
        }

        // Cancelled at once and used again: whoever disposes what the cancelled one had lets nobody in.
        private static async Future OfWaiting()
        {
            s_mutex = new Mutex();
            s_kept = null;
            Task a = null;
            Task b = null;
            for (int i = 0; i < 2; i++)
            {
                Guard guard = await s_mutex.Lock();
                Keep(guard);
                a = T.Scheduler.Spawn(Wait("a"));
                b = T.Scheduler.Spawn(Wait("b"));
                await T.Wheel.SleepTicks(1);
                a.Cancel();
                s_kept.Dispose();
                await T.Wheel.SleepTicks(1);
                T.Log(i == 0 ? "has left" : "holds", guard.HeldPermits);
                guard.Dispose();
                await b.Join();
            }
        }

        private static async Future Forgotten()
        {
            s_semaphore = new Semaphore(1);
            Guard first = null;
            for (int i = 0; i < 3; i++)
            {
                Guard guard = await s_semaphore.Acquire();
                first = first ?? guard;
                T.Log("forgotten", first.Forget());
                T.Log("held", guard.HeldPermits);
                if (i == 0)
                {
                    s_semaphore.AddPermits(1);
                }

                guard.Dispose();
                T.Log("left", s_semaphore.AvailablePermits);
            }
        }

        private static async Future TakeTwice()
        {
            Guard guard = null;
            try
            {
                for (int i = 0; i < 2; i++)
                {
                    guard = await s_semaphore.Acquire(i + 1);
                    T.Log("held", guard.HeldPermits);
                    guard.Dispose();
                }
            }
            finally
            {
                T.Log("held in the end", guard.HeldPermits);
                guard.Dispose();
                T.Log("forgotten", guard.Forget());
            }
        }

        private static async Future InFinally()
        {
            s_semaphore = new Semaphore(1);
            for (int i = 0; i < 2; i++)
            {
                Task task = T.Scheduler.Spawn(TakeTwice());
                await T.Wheel.SleepTicks(1);
                task.Cancel();
                await T.Wheel.SleepTicks(1);
                T.Log("left", s_semaphore.AvailablePermits);
            }
        }

        private static async Future NotDisposed()
        {
            s_semaphore = new Semaphore(3);
            Guard guard = null;
            for (int i = 0; i < 4; i++)
            {
                guard = await s_semaphore.Acquire();
                await Futures.YieldNow();
                if (i != 1)
                {
                    guard.Dispose();
                }

                T.Log("left", s_semaphore.AvailablePermits);
            }

            guard.Dispose();
            T.Log("left", s_semaphore.AvailablePermits);
        }

        private static async Future Blocks()
        {
            s_mutex = new Mutex();
            await CancelBlocks();
        }

        private static async Future CancelBlocks()
        {
            for (int i = 0; i < 2; i++)
            {
                using (await s_mutex.Lock())
                {
                    try
                    {
                        await Futures.YieldNow();
                        throw new Exception("inside");
                    }
                    catch (Exception exception)
                    {
                        await Futures.YieldNow();
                        T.Log(exception is CanceledException ? "canceled" : exception.Message);
                    }
                    finally
                    {
                        await Futures.YieldNow();
                        Look("finally");
                    }
                }

                Guard guard = null;
                try
                {
                    guard = await s_mutex.Lock();
                    await Futures.YieldNow();
                }
                finally
                {
                    await Futures.YieldNow();
                    guard?.Dispose();
                    Look("after");
                }
            }
        }

        private static async Future TwoLocks()
        {
            s_mutex = new Mutex();
            s_semaphore = new Semaphore(2);
            for (int i = 0; i < 3; i++)
            {
                using (await s_mutex.Lock())
                using (Guard guard = await s_semaphore.Acquire(2))
                {
                    T.Log("held", guard.HeldPermits);
                    await Futures.YieldNow();
                }

                Look("after");
                T.Log("left", s_semaphore.AvailablePermits);
            }
        }

        private static async Future ByTurns()
        {
            s_mutex = new Mutex();
            s_semaphore = new Semaphore(1);
            Guard guard = null;
            for (int i = 0; i < 4; i++)
            {
                guard?.Dispose();
                guard = i % 2 == 0 ? await s_mutex.Lock() : await s_semaphore.Acquire();
                Look("now");
                T.Log("left", s_semaphore.AvailablePermits);
                await Futures.YieldNow();
            }

            guard.Dispose();
        }

        private sealed class Holder
        {
            public Guard Guard;
        }

        private sealed class Kept : Exception
        {
            public readonly Guard Guard;

            public Kept(Guard guard)
            {
                Guard = guard;
            }
        }
    }
}
