using Maitake.Sync;

namespace Maitake.Tests
{
    /// <summary>One primitive, seen as something that a waiter is granted and that comes back: what the matrix of cancelling and closing needs of each.</summary>
    internal abstract partial class SyncCase
    {
        public static SyncCase Make(int kind)
        {
            switch (kind)
            {
                case 0: return new PermitCase(new Mutex(), 1);
                case 1: return new PermitCase(new Semaphore(1), 1);
                case 2: return new PermitCase(new Semaphore(3), 3);
                case 3: return new PermitCase(new RwLock(), 0);
                case 4: return new QueueCase(false);
                case 5: return new QueueCase(true);
                case 6: return new CellCase();
                case 7: return new MapCase();
                case 8: return new ReadCase();
                case 9: return new SubscribedCase();
                case 10: return new ConditionCase(new WaitQueue(), null, null);
                case 11: return new ConditionCase(null, new WaitCell(), null);
                case 12: return new ConditionCase(null, null, new WaitMap());
                case 13: return new SignalCase();
                case 14: case 15: case 16: return new ReceiveCase(kind - 14);
                default: return new SendCase(kind - 17);
            }
        }

        /// <summary>A wait or a request.</summary>
        public abstract Future Make();

        /// <summary>Makes one that would have to wait.</summary>
        public abstract void Busy();

        /// <summary>Grants one in line what it waits for.</summary>
        public abstract void Release();

        /// <summary>Starts it anew.</summary>
        public abstract void Reset(Future future);

        /// <summary>Gives back what a ready one has.</summary>
        public abstract void Done(Future future);

        /// <summary>How much there is to be had now: as much as was released and is in nobody's hands.</summary>
        public abstract int Free();

        public abstract void Close();

        /// <summary>Whether one that has been granted what it waits for, and has not noticed, keeps that when it is closed.</summary>
        public virtual bool KeepsWhenClosed
        {
            get { return true; }
        }

        /// <summary>Whether what one gives up is handed to the next, who would not have got it otherwise.</summary>
        public virtual bool PassesOn
        {
            get { return true; }
        }

        private sealed class PermitCase : SyncCase
        {
            private readonly PermitSource _source;
            private readonly int _permits;
            private Guard _holder;

            public PermitCase(PermitSource source, int permits)
            {
                _source = source;
                _permits = permits;
            }

            public override Future Make()
            {
                return Ask();
            }

            public override void Busy()
            {
                _holder = Ask();
                Expect.Ready(_holder, new CountingWaker());
            }

            public override void Release()
            {
                _holder.Dispose();
            }

            public override void Reset(Future future)
            {
                ((Guard)future).Reset();
            }

            public override void Done(Future future)
            {
                ((Guard)future).Dispose();
            }

            public override int Free()
            {
                int free = 0;
                Guard guard = Ask();
                if (guard.TryTake())
                {
                    // All or nothing: not twice as much either.
                    Guard more = Ask();
                    free = more.TryTake() ? 2 : 1;
                    more.Dispose();
                    guard.Dispose();
                }

                return free;
            }

            public override void Close()
            {
                _source.Close();
            }

            private Guard Ask()
            {
                Semaphore semaphore = _source as Semaphore;
                Mutex mutex = _source as Mutex;
                return semaphore != null ? semaphore.Acquire(_permits) : mutex != null ? mutex.Lock() : ((RwLock)_source).Write();
            }
        }

        private sealed class QueueCase : SyncCase
        {
            private readonly WaitQueue _queue = new WaitQueue();
            private readonly bool _all;

            public QueueCase(bool all)
            {
                _all = all;
            }

            public override bool PassesOn
            {
                get { return !_all; }
            }

            public override Future Make()
            {
                return _queue.Wait();
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                if (_all)
                {
                    _queue.WakeAll();
                }
                else
                {
                    _queue.Wake();
                }
            }

            public override void Reset(Future future)
            {
                ((Wait)future).Reset();
            }

            public override void Done(Future future)
            {
                _queue.Wake();
            }

            public override int Free()
            {
                int free = 0;
                for (; ;)
                {
                    Wait wait = _queue.Wait();
                    if (wait.Subscribe() == PollResult.Pending)
                    {
                        wait.Cancel();
                        break;
                    }

                    free++;
                }

                if (free == 1)
                {
                    _queue.Wake();
                }

                return free;
            }

            public override void Close()
            {
                _queue.Close();
            }
        }

        private sealed class CellCase : SyncCase
        {
            private readonly WaitCell _cell = new WaitCell();

            public override bool PassesOn
            {
                // There is one place only.
                get { return false; }
            }

            public override bool KeepsWhenClosed
            {
                // A cell does not know who its wake was for: closed is closed.
                get { return false; }
            }

            public override Future Make()
            {
                return _cell.Wait();
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                _cell.Wake();
            }

            public override void Reset(Future future)
            {
                ((WaitForFuture)future).Reset();
            }

            public override void Done(Future future)
            {
                _cell.Wake();
            }

            public override int Free()
            {
                int free = _cell.PollWait(null) == PollResult.Ready ? 1 : 0;
                if (free == 1)
                {
                    _cell.Wake();
                }

                return free;
            }

            public override void Close()
            {
                _cell.Close();
            }
        }

        // The value that nobody read is what is free.
        private sealed class MapCase : SyncCase
        {
            private readonly UnreadMap _map = new UnreadMap();
            private int _keys;

            public override bool PassesOn
            {
                get { return false; }
            }

            public override Future Make()
            {
                return _map.Wait(_keys++);
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                for (int key = 0; key < _keys; key++)
                {
                    if (_map.Wake(key, this) == WakeOutcome.Woke)
                    {
                        return;
                    }
                }

                _map.Unread++;
            }

            public override void Reset(Future future)
            {
                ((Wait)future).Reset();
            }

            public override void Done(Future future)
            {
                _map.Unread++;
            }

            public override int Free()
            {
                return _map.Unread;
            }

            public override void Close()
            {
                _map.Close();
            }
        }

        private sealed class UnreadMap : WaitMap
        {
            public int Unread;

            protected override void OnUnread(int key, object value)
            {
                Unread++;
            }
        }
    }
}
