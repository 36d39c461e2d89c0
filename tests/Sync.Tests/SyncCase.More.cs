using Maitake.Sync;
using Maitake.Tests.Synchronization;

namespace Maitake.Tests
{
    // The cases that are not of one line and a count: readers, subscriptions, conditions, values.
    internal abstract partial class SyncCase
    {
        // All that wait are let in together.
        private sealed class ReadCase : SyncCase
        {
            private readonly RwLock _lock = new RwLock();
            private Guard _writer;

            public override bool PassesOn
            {
                get { return false; }
            }

            public override Future Make()
            {
                return _lock.Read();
            }

            public override void Busy()
            {
                _writer = _lock.TryWrite();
            }

            public override void Release()
            {
                _writer.Dispose();
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
                // A reader too many, or too few, shows in that a writer is not let in, or another one beside it.
                Guard writer = _lock.TryWrite();
                if (writer == null)
                {
                    return 0;
                }

                int free = _lock.TryWrite() == null ? 1 : 2;
                writer.Dispose();
                return free;
            }

            public override void Close()
            {
                _lock.Close();
            }
        }

        // In line before the first poll.
        private sealed class SubscribedCase : SyncCase
        {
            private readonly WaitQueue _queue = new WaitQueue();

            public override Future Make()
            {
                Wait wait = _queue.Wait();
                if (!_queue.IsClosed)
                {
                    wait.Subscribe();
                }

                return wait;
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                _queue.Wake();
            }

            public override void Reset(Future future)
            {
                Wait wait = (Wait)future;
                wait.Reset();
                wait.Subscribe();
            }

            public override void Done(Future future)
            {
                _queue.Wake();
            }

            public override int Free()
            {
                int free = 0;
                Wait wait = _queue.Wait();
                while (wait.Subscribe() == PollResult.Ready)
                {
                    free++;
                    wait.Reset();
                }

                wait.Cancel();
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

        // What is waited for is a count, which the function takes from.
        private sealed class ConditionCase : SyncCase
        {
            private readonly WaitQueue _queue;
            private readonly WaitCell _cell;
            private readonly WaitMap _map;
            private int _keys;
            private int _free;

            public ConditionCase(WaitQueue queue, WaitCell cell, WaitMap map)
            {
                _queue = queue;
                _cell = cell;
                _map = map;
            }

            public override bool PassesOn
            {
                get { return _queue != null; }
            }

            public override bool KeepsWhenClosed
            {
                get { return _cell == null; }
            }

            public override Future Make()
            {
                return _queue != null ? _queue.WaitForValue(Take) : _cell != null ? _cell.WaitForValue(Take) : _map.WaitForValue(_keys++, Take);
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                _free++;
                if (_queue != null)
                {
                    _queue.Wake();
                }
                else if (_cell != null)
                {
                    _cell.Wake();
                }
                else
                {
                    int key = 0;
                    while (key < _keys && _map.Wake(key, null) != WakeOutcome.Woke)
                    {
                        key++;
                    }
                }
            }

            public override void Reset(Future future)
            {
                ((WaitForFuture)future).Reset();
            }

            public override void Done(Future future)
            {
                _free++;
            }

            public override int Free()
            {
                return _free;
            }

            public override void Close()
            {
                if (_queue != null)
                {
                    _queue.Close();
                }
                else if (_cell != null)
                {
                    _cell.Close();
                }
                else
                {
                    _map.Close();
                }
            }

            private object Take()
            {
                if (_free == 0)
                {
                    return null;
                }

                _free--;
                return this;
            }
        }

        private sealed class SignalCase : SyncCase
        {
            private readonly Signal _signal = new Signal();

            public override Future Make()
            {
                return _signal.Wait();
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                _signal.Set(this);
            }

            public override void Reset(Future future)
            {
                ((Wait)future).Reset();
            }

            public override void Done(Future future)
            {
                Release();
            }

            public override int Free()
            {
                int free = 0;
                object value;
                while (_signal.TryTake(out value))
                {
                    free += value == this ? 1 : 100;
                }

                if (free == 1)
                {
                    Release();
                }

                return free;
            }

            public override void Close()
            {
                _signal.Close();
            }
        }

        private sealed class ReceiveCase : SyncCase
        {
            private readonly Pipe _pipe;

            public ReceiveCase(int flavour)
            {
                _pipe = Pipe.Make(flavour, 3);
            }

            public override Future Make()
            {
                return _pipe.Receive();
            }

            public override void Busy()
            {
            }

            public override void Release()
            {
                _pipe.TrySend(7);
            }

            public override void Reset(Future future)
            {
                _pipe.Receive(future);
            }

            public override void Done(Future future)
            {
                Release();
            }

            public override int Free()
            {
                int free = 0;
                int item;
                while (_pipe.TryReceive(out item))
                {
                    free += item == 7 ? 1 : 100;
                }

                if (free == 1)
                {
                    Release();
                }

                return free;
            }

            public override void Close()
            {
                _pipe.Channel.Close();
            }
        }

        private sealed class SendCase : SyncCase
        {
            private readonly Pipe _pipe;

            public SendCase(int flavour)
            {
                _pipe = Pipe.Make(flavour, 2);
            }

            public override bool KeepsWhenClosed
            {
                // It has room, and has not sent yet.
                get { return false; }
            }

            public override Future Make()
            {
                return _pipe.Send(7);
            }

            public override void Busy()
            {
                _pipe.TrySend(1);
                _pipe.TrySend(2);
            }

            public override void Release()
            {
                int item;
                _pipe.TryReceive(out item);
            }

            public override void Reset(Future future)
            {
                ((Wait)future).Reset();
            }

            public override void Done(Future future)
            {
                Release();
            }

            public override int Free()
            {
                int free = 0;
                while (_pipe.TrySend(3))
                {
                    free++;
                }

                for (int i = 0; i < free; i++)
                {
                    Release();
                }

                return free;
            }

            public override void Close()
            {
                _pipe.Channel.Close();
            }
        }
    }
}
