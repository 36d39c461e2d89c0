using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A lock or a permit taken and given back: by one task, which never waits for it, or by two that give way while they have it.</summary>
    public sealed class PermitLoop : TaskLoop
    {
        public const int MutexKind = 0;
        public const int SemaphoreKind = 1;
        public const int ReaderKind = 2;
        public const int WriterKind = 3;

        private readonly int _kind;
        private readonly bool _async;
        private readonly bool _contended;

        public PermitLoop(string name, int kind, bool async, bool contended)
            : base(name)
        {
            _kind = kind;
            _async = async;
            _contended = contended;
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            Mutex mutex = new Mutex();
            Semaphore semaphore = new Semaphore(1);
            RwLock rwLock = new RwLock();
            int tasks = _contended ? 2 : 1;
            for (int i = 0; i < tasks; i++)
            {
                // A reader is in the way of a writer only.
                int kind = _kind == ReaderKind && i != 0 ? WriterKind : _kind;
                if (!_async)
                {
                    scheduler.Spawn(new Holder(Ask(kind, mutex, semaphore, rwLock), operations / tasks, _contended));
                }
                else if (kind == MutexKind)
                {
                    scheduler.Spawn(Locks(mutex, operations / tasks, _contended));
                }
                else if (kind == SemaphoreKind)
                {
                    scheduler.Spawn(Acquires(semaphore, operations / tasks, _contended));
                }
                else if (kind == ReaderKind)
                {
                    scheduler.Spawn(Reads(rwLock, operations / tasks, _contended));
                }
                else
                {
                    scheduler.Spawn(Writes(rwLock, operations / tasks, _contended));
                }
            }
        }

        private static Guard Ask(int kind, Mutex mutex, Semaphore semaphore, RwLock rwLock)
        {
            switch (kind)
            {
                case MutexKind: return mutex.Lock();
                case SemaphoreKind: return semaphore.Acquire();
                case ReaderKind: return rwLock.Read();
                default: return rwLock.Write();
            }
        }

        private static async Future Locks(Mutex mutex, int count, bool yields)
        {
            for (int i = 0; i < count; i++)
            {
                using (await mutex.Lock())
                {
                    if (yields)
                    {
                        await Futures.YieldNow();
                    }
                }
            }
        }

        private static async Future Acquires(Semaphore semaphore, int count, bool yields)
        {
            for (int i = 0; i < count; i++)
            {
                using (await semaphore.Acquire())
                {
                    if (yields)
                    {
                        await Futures.YieldNow();
                    }
                }
            }
        }

        private static async Future Reads(RwLock rwLock, int count, bool yields)
        {
            for (int i = 0; i < count; i++)
            {
                using (await rwLock.Read())
                {
                    if (yields)
                    {
                        await Futures.YieldNow();
                    }
                }
            }
        }

        private static async Future Writes(RwLock rwLock, int count, bool yields)
        {
            for (int i = 0; i < count; i++)
            {
                using (await rwLock.Write())
                {
                    if (yields)
                    {
                        await Futures.YieldNow();
                    }
                }
            }
        }

        private sealed class Holder : Future
        {
            private readonly Guard _guard;
            private readonly bool _yields;
            private int _left;

            public Holder(Guard guard, int times, bool yields)
            {
                _guard = guard;
                _left = times;
                _yields = yields;
            }

            public override PollResult Poll(Waker waker)
            {
                Guard guard = _guard;
                while (true)
                {
                    if (guard.HeldPermits != 0)
                    {
                        guard.Dispose();
                        if (--_left == 0)
                        {
                            Complete();
                            return PollResult.Ready;
                        }

                        guard.Reset();
                    }

                    if (guard.Poll(waker) == PollResult.Pending)
                    {
                        return PollResult.Pending;
                    }

                    if (_yields)
                    {
                        waker.Wake();
                        return PollResult.Pending;
                    }
                }
            }
        }
    }
}
