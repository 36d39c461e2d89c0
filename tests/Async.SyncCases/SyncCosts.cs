using System;
using Maitake;
using Maitake.Sync;

namespace AsyncCases
{
    /// <summary>What each operation of the synchronization primitives costs, once warm: a table, from an interpreter that counts.</summary>
    public static class SyncCosts
    {
        public const int Kinds = 29;
        private const int Operations = 1000;

        private static readonly object s_value = new object();
        private static bool s_flag;

        public static string Name(int kind)
        {
            switch (kind)
            {
                case 0: return "empty loop";
                case 1: return "mutex: lock, unlock";
                case 2: return "mutex: try, unlock";
                case 3: return "mutex: try in vain";
                case 4: return "mutex: hand-over to one in line";
                case 5: return "mutex: in line, cancelled";
                case 6: return "mutex: granted, cancelled";
                case 7: return "semaphore: acquire 3, release";
                case 8: return "semaphore: add 1, take and forget";
                case 9: return "reader-writer lock: read, release";
                case 10: return "reader-writer lock: write, release";
                case 11: return "queue: wait, wake, notice";
                case 12: return "queue: wake, wait";
                case 13: return "queue: 4 wait, wake all, 4 notice";
                case 14: return "queue: in line, cancelled";
                case 15: return "queue: wait for a condition, wake";
                case 16: return "cell: poll, wake, poll";
                case 17: return "cell: wait, wake, notice";
                case 18: return "map: wait, wake, notice";
                case 19: return "once: get";
                case 20: return "lazy: get";
                case 21: return "await mutex.Lock()";
                case 22: return "await semaphore.Acquire(2)";
                case 23: return "await queue.Wait()";
                case 24: return "await cell.Wait()";
                case 25: return "await map.Wait(key)";
                case 26: return "await mutex.Lock() within await semaphore.Acquire()";
                case 27: return "await mutex.Lock(), disposed by hand";
                default: return "await of the same mutex at two places";
            }
        }

        /// <summary>Does one kind of thing so many times.</summary>
        public static void Drive(int kind, int count)
        {
            if (kind > 20)
            {
                Await(kind, count);
            }
            else if (kind > 10)
            {
                Wait(kind, count);
            }
            else
            {
                Lock(kind, count);
            }
        }

        public static void Run()
        {
            try
            {
                long.Parse("@@il");
            }
            catch (Exception)
            {
                return;
            }

            for (int kind = 0; kind < Kinds; kind++)
            {
                Drive(kind, 10);
                long il = long.Parse("@@il");
                long objects = long.Parse("@@objects");
                Drive(kind, 10);
                long ilBefore = long.Parse("@@il") - il;
                long before = long.Parse("@@objects") - objects;
                il = long.Parse("@@il");
                objects = long.Parse("@@objects");
                Drive(kind, 10 + Operations);
                long extraIl = long.Parse("@@il") - il - ilBefore;
                long extra = long.Parse("@@objects") - objects - before;
                Console.WriteLine("sync " + Name(kind) + ": objects " + extra.ToString() + " il " + (extraIl / Operations).ToString());
            }
        }

        private static void Lock(int kind, int count)
        {
            QuietWaker waker = new QuietWaker();
            Mutex mutex = new Mutex();
            Semaphore semaphore = new Semaphore(kind == 8 ? 0 : 3);
            RwLock rwLock = new RwLock();
            Guard guard = kind == 7 ? semaphore.Acquire(3) : kind == 8 ? semaphore.Acquire() : kind == 9 ? rwLock.Read() : kind == 10 ? rwLock.Write() : mutex.Lock();
            Guard holder = mutex.Lock();
            if (kind >= 3 && kind <= 6)
            {
                holder.Poll(waker);
            }

            for (int i = 0; i < count; i++)
            {
                switch (kind)
                {
                    case 0:
                        break;
                    case 2:
                        guard.TryTake();
                        guard.Dispose();
                        break;
                    case 3:
                        guard.TryTake();
                        break;
                    case 4:
                        guard.Reset();
                        guard.Poll(waker);
                        holder.Dispose();
                        guard.Poll(waker);
                        Guard next = holder;
                        holder = guard;
                        guard = next;
                        break;
                    case 5:
                        guard.Reset();
                        guard.Poll(waker);
                        guard.Cancel();
                        break;
                    case 6:
                        guard.Reset();
                        guard.Poll(waker);
                        holder.Dispose();
                        guard.Cancel();
                        holder.Reset();
                        holder.Poll(waker);
                        break;
                    case 8:
                        semaphore.AddPermits(1);
                        guard.Poll(waker);
                        guard.Forget();
                        guard.Reset();
                        break;
                    default:
                        guard.Poll(waker);
                        guard.Dispose();
                        guard.Reset();
                        break;
                }
            }
        }

        private static void Wait(int kind, int count)
        {
            QuietWaker waker = new QuietWaker();
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            WaitMap map = new WaitMap();
            InitOnce once = new InitOnce();
            once.Init(s_value);
            Lazy lazy = new Lazy(Value);
            lazy.Get();
            Wait a = kind == 18 ? map.Wait(3) : queue.Wait();
            Wait b = queue.Wait();
            Wait c = queue.Wait();
            Wait d = queue.Wait();
            WaitForFuture wait = kind == 15 ? queue.WaitFor(Flag) : cell.Wait();
            for (int i = 0; i < count; i++)
            {
                switch (kind)
                {
                    case 11:
                        a.Poll(waker);
                        queue.Wake();
                        a.Poll(waker);
                        a.Reset();
                        break;
                    case 12:
                        queue.Wake();
                        a.Poll(waker);
                        a.Reset();
                        break;
                    case 13:
                        a.Poll(waker);
                        b.Poll(waker);
                        c.Poll(waker);
                        d.Poll(waker);
                        queue.WakeAll();
                        a.Poll(waker);
                        b.Poll(waker);
                        c.Poll(waker);
                        d.Poll(waker);
                        a.Reset();
                        b.Reset();
                        c.Reset();
                        d.Reset();
                        break;
                    case 14:
                        a.Poll(waker);
                        a.Cancel();
                        a.Reset();
                        break;
                    case 15:
                        s_flag = false;
                        wait.Poll(waker);
                        s_flag = true;
                        queue.Wake();
                        wait.Poll(waker);
                        wait.Reset();
                        break;
                    case 16:
                        cell.PollWait(waker);
                        cell.Wake();
                        cell.PollWait(waker);
                        break;
                    case 17:
                        wait.Poll(waker);
                        cell.Wake();
                        wait.Poll(waker);
                        wait.Reset();
                        break;
                    case 18:
                        a.Poll(waker);
                        map.Wake(3, s_value);
                        a.Poll(waker);
                        a.Reset();
                        break;
                    case 19:
                        once.Get();
                        break;
                    default:
                        lazy.Get();
                        break;
                }
            }
        }

        private static void Await(int kind, int count)
        {
            Scheduler scheduler = new Scheduler(2);
            WaitMap map = new WaitMap();
            Task task = scheduler.Spawn(Start(kind, count, map));
            while (!task.IsCompleted)
            {
                scheduler.Tick();
                map.Wake(3, s_value);
            }
        }

        private static Future Start(int kind, int count, WaitMap map)
        {
            switch (kind)
            {
                case 21: return Locks(count);
                case 22: return Acquires(count);
                case 23: return Waits(count);
                case 24: return Cells(count);
                case 25: return Requests(count, map);
                case 26: return Nested(count);
                case 27: return ByHand(count);
                default: return InTurn(count);
            }
        }

        private static async Future Locks(int count)
        {
            Mutex mutex = new Mutex();
            for (int i = 0; i < count; i++)
            {
                using (await mutex.Lock())
                {
                }
            }
        }

        private static async Future Nested(int count)
        {
            Mutex mutex = new Mutex();
            Semaphore semaphore = new Semaphore(2);
            for (int i = 0; i < count; i++)
            {
                using (await semaphore.Acquire())
                {
                    using (Guard guard = await mutex.Lock())
                    {
                        await Futures.YieldNow();
                    }
                }
            }
        }

        private static async Future ByHand(int count)
        {
            Mutex mutex = new Mutex();
            Guard guard = null;
            for (int i = 0; i < count; i++)
            {
                try
                {
                    guard = await mutex.Lock();
                    await Futures.YieldNow();
                }
                finally
                {
                    guard?.Dispose();
                }
            }
        }

        private static async Future InTurn(int count)
        {
            Mutex mutex = new Mutex();
            for (int i = 0; i < count; i++)
            {
                using (await mutex.Lock())
                {
                    await Futures.YieldNow();
                }

                (await mutex.Lock()).Dispose();
            }
        }

        private static async Future Acquires(int count)
        {
            Semaphore semaphore = new Semaphore(2);
            for (int i = 0; i < count; i++)
            {
                using (await semaphore.Acquire(2))
                {
                }
            }
        }

        private static async Future Waits(int count)
        {
            WaitQueue queue = new WaitQueue();
            for (int i = 0; i < count; i++)
            {
                queue.Wake();
                await queue.Wait();
            }
        }

        private static async Future Cells(int count)
        {
            WaitCell cell = new WaitCell();
            for (int i = 0; i < count; i++)
            {
                cell.Wake();
                await cell.Wait();
            }
        }

        private static async Future Requests(int count, WaitMap map)
        {
            for (int i = 0; i < count; i++)
            {
                await map.Wait(3);
            }
        }

        private static object Value()
        {
            return s_value;
        }

        private static bool Flag()
        {
            return s_flag;
        }

        private sealed class QuietWaker : Waker
        {
            public override void Wake()
            {
            }
        }
    }
}
