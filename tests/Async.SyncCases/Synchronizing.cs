using System;
using Maitake;
using Maitake.Sync;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>Locks, permits and waits in async methods: in loops, cancelled, timed out and closed.</summary>
    public static class Synchronizing
    {
        private static Mutex s_mutex;
        private static Semaphore s_semaphore;
        private static WaitQueue s_queue;
        private static WaitMap s_map;
        private static int s_inside;
        private static int s_number;

        public static void Run()
        {
            T.Run("a lock in a loop, alone", Loop, -1);
            T.Run("a lock in loops of two tasks", TwoLoops, -1);
            for (int i = 0; i < 8; i++)
            {
                s_mutex = new Mutex();
                T.Run("cancelled with a lock", HoldForEver, i);
                T.Log(s_mutex.IsLocked ? "locked" : "free");
            }

            T.Run("a task that waits for a lock is cancelled", CancelWaiting, -1);
            T.Run("a task that was given a lock is cancelled before it notices", CancelGranted, -1);
            T.Run("a lock that does not come in time", LockInTime, -1);
            T.Run("a time-out over a method that locks", MethodInTime, -1);
            T.Run("an exception inside a lock", Throws, -1);
            T.Run("a lock that is closed", Closed, -1);
            T.Run("readers and writers", ReadersAndWriters, -1);
            T.Run("permits that count", Counts, -1);
            T.Run("a guard that is kept", Kept, -1);
            T.Run("disposed by hand, and again by using", Twice, -1);
            T.Run("waiting for a number", ForANumber, -1);
            T.Run("requests by number", Requests, -1);
            T.Run("waiting for a value", ForAValue, -1);
            T.Run("one interrupt after the other", Interrupts, -1);
        }

        private static async Future Loop()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 3; i++)
            {
                using (await s_mutex.Lock())
                {
                    T.Log(s_mutex.IsLocked ? "locked" : "free", i);
                    await Futures.YieldNow();
                }

                T.Log(s_mutex.IsLocked ? "locked" : "free", i);
            }
        }

        private static async Future Work(string name, int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
                using (await s_mutex.Lock())
                {
                    s_inside++;
                    T.Log(name, (i * 10) + s_inside);
                    await Futures.YieldNow();
                    s_inside--;
                }
            }
        }

        private static async Future TwoLoops()
        {
            s_mutex = new Mutex();
            s_inside = 0;
            JoinHandle other = T.Scheduler.Spawn(Work("other", 4)).Join();
            await Work("first", 3);
            await other;
        }

        private static async Future HoldForEver()
        {
            try
            {
                using (await s_mutex.Lock())
                {
                    T.Log("holds");
                    await T.Wheel.SleepTicks(4);
                    using (await s_mutex.Lock())
                    {
                        T.Log("never");
                    }
                }
            }
            finally
            {
                T.Log("ended");
            }
        }

        private static async Future CancelWaiting()
        {
            s_mutex = new Mutex();
            Guard holder = await s_mutex.Lock();
            Task first = T.Scheduler.Spawn(Work("first", 1));
            Task second = T.Scheduler.Spawn(Work("second", 1));
            await T.Wheel.SleepTicks(3);
            first.Cancel();
            await T.Wheel.SleepTicks(3);
            holder.Dispose();
            await second.Join();
            T.Log(s_mutex.IsLocked ? "locked" : "free");
        }

        private static async Future CancelGranted()
        {
            s_mutex = new Mutex();
            Guard holder = await s_mutex.Lock();
            Task first = T.Scheduler.Spawn(Work("first", 1));
            Task second = T.Scheduler.Spawn(Work("second", 1));
            await T.Wheel.SleepTicks(3);
            holder.Dispose();
            first.Cancel();
            await second.Join();
            T.Log(s_mutex.IsLocked ? "locked" : "free");
        }

        private static async Future LockInTime()
        {
            s_mutex = new Mutex();
            Guard holder = await s_mutex.Lock();
            Guard asked = s_mutex.Lock();
            TimeoutFuture timeout = T.Wheel.Timeout(Milliseconds(5), asked);
            await timeout;
            T.Log(timeout.InTime ? "in time" : "too late", asked.HeldPermits);
            holder.Dispose();
            T.Log(s_mutex.IsLocked ? "locked" : "free");
            for (int i = 0; i < 3; i++)
            {
                asked.Reset();
                timeout.Reset(Milliseconds(5), asked);
                await timeout;
                T.Log(timeout.InTime ? "in time" : "too late", asked.HeldPermits);
                asked.Dispose();
            }
        }

        private static async Future MethodInTime()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 3; i++)
            {
                TimeoutFuture timeout = T.Wheel.Timeout(Milliseconds(5), Sleepy(i * 4));
                await timeout;
                T.Log(timeout.InTime ? "in time" : "too late", i);
                T.Log(s_mutex.IsLocked ? "locked" : "free");
            }
        }

        private static async Future Sleepy(int ticks)
        {
            using (await s_mutex.Lock())
            {
                await T.Wheel.SleepTicks(ticks);
            }
        }

        private static async Future Throws()
        {
            s_mutex = new Mutex();
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    using (await s_mutex.Lock())
                    {
                        await Futures.YieldNow();
                        throw new Exception("inside");
                    }
                }
                catch (Exception exception)
                {
                    T.Log(exception.Message);
                }

                T.Log(s_mutex.IsLocked ? "locked" : "free");
            }
        }

        private static async Future Closed()
        {
            s_mutex = new Mutex();
            Guard holder = await s_mutex.Lock();
            Task waiting = T.Scheduler.Spawn(Work("waiting", 1));
            JoinHandle handle = waiting.Join();
            await T.Wheel.SleepTicks(1);
            s_mutex.Close();
            try
            {
                await handle;
            }
            catch (ClosedException exception)
            {
                T.Log(T.Describe(exception));
            }

            holder.Dispose();
            using (await s_mutex.Lock())
            {
                T.Log("never");
            }
        }

        private static async Future Read(RwLock rwLock, int number)
        {
            using (await rwLock.Read())
            {
                T.Log("reads", number);
                await Futures.YieldNow();
                T.Log("has read", number);
            }
        }

        private static async Future ReadersAndWriters()
        {
            RwLock rwLock = new RwLock();
            for (int i = 0; i < 2; i++)
            {
                T.Scheduler.Spawn(Read(rwLock, i));
                T.Scheduler.Spawn(Read(rwLock, i + 10));
                await Futures.YieldNow();
                using (await rwLock.Write())
                {
                    T.Log("writes", i);
                    T.Scheduler.Spawn(Read(rwLock, i + 20));
                    await Futures.YieldNow();
                    T.Log("has written", i);
                }
            }
        }

        private static async Future Count(int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
                T.Log("took", (await s_semaphore.Acquire(i % 3)).Forget());
            }
        }

        private static async Future Counts()
        {
            s_semaphore = new Semaphore(0);
            JoinHandle counting = T.Scheduler.Spawn(Count(6)).Join();
            for (int i = 0; i < 6; i++)
            {
                await T.Wheel.SleepTicks(1);
                s_semaphore.AddPermits(1);
                T.Log("available", s_semaphore.AvailablePermits);
            }

            await counting;
        }

        private static async Future Kept()
        {
            s_semaphore = new Semaphore(4);
            Guard[] kept = new Guard[4];
            for (int i = 0; i < 4; i++)
            {
                kept[i] = await s_semaphore.Acquire();
                T.Log("left", s_semaphore.AvailablePermits);
            }

            for (int i = 0; i < 4; i++)
            {
                kept[i].Dispose();
                kept[i].Dispose();
                T.Log("left", s_semaphore.AvailablePermits);
            }
        }

        private static async Future Twice()
        {
            s_semaphore = new Semaphore(2);
            for (int i = 0; i < 3; i++)
            {
                using (Guard guard = await s_semaphore.Acquire())
                {
                    guard.Dispose();
                    await Futures.YieldNow();
                    T.Log("left", s_semaphore.AvailablePermits);
                }

                T.Log("left", s_semaphore.AvailablePermits);
            }
        }

        private static async Future SetNumbers(int to)
        {
            for (int i = 1; i <= to; i++)
            {
                await T.Wheel.SleepTicks(1);
                s_number = i;
                s_queue.Wake();
            }
        }

        private static async Future ForANumber()
        {
            s_queue = new WaitQueue();
            s_number = 0;
            T.Scheduler.Spawn(SetNumbers(9));
            WaitForFuture odd = s_queue.WaitFor(IsOdd);
            for (int i = 0; i < 3; i++)
            {
                await odd;
                T.Log("odd", s_number);
                s_number = 0;
                odd.Reset();
                await s_queue.Wait();
                T.Log("next", s_number);
            }
        }

        private static bool IsOdd()
        {
            return s_number % 2 == 1;
        }

        private static async Future Answer(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await T.Wheel.SleepTicks(2);
                T.Log("outcome", (int)s_map.Wake(i, "answer"));
            }
        }

        private static async Future Requests()
        {
            s_map = new WaitMap();
            T.Scheduler.Spawn(Answer(6));
            for (int i = 0; i < 3; i++)
            {
                T.Log((string)await s_map.Wait(i));
            }

            TimeoutFuture timeout = T.Wheel.Timeout(Milliseconds(1), s_map.Wait(3));
            await timeout;
            T.Log(timeout.InTime ? "in time" : "too late");
            T.Log((string)await s_map.Wait(4));
            try
            {
                Wait first = s_map.Wait(5);
                first.Subscribe();
                await s_map.Wait(5);
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future SetLater(InitOnce once)
        {
            await T.Wheel.SleepTicks(3);
            once.Init("set");
        }

        private static async Future ForAValue()
        {
            InitOnce once = new InitOnce();
            T.Scheduler.Spawn(SetLater(once));
            T.Log((string)await once.Wait());
            T.Log((string)await once.Wait());
        }

        private static async Future Ring(WaitCell cell, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await T.Wheel.SleepTicks(1);
                T.Log(cell.Wake() ? "woke" : "kept");
                if (i % 2 == 1)
                {
                    cell.Wake();
                }
            }

            cell.Close();
        }

        private static async Future Interrupts()
        {
            WaitCell cell = new WaitCell();
            T.Scheduler.Spawn(Ring(cell, 4));
            for (int i = 0; ; i++)
            {
                await cell.Wait();
                T.Log("rung", i);
            }
        }

        private static TimeSpan Milliseconds(int count)
        {
            return new TimeSpan(count * TimeSpan.TicksPerMillisecond);
        }
    }
}
