using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>Nothing is allocated once warm: operations beside those of the channels and those in the table of costs. As in ChannelCostTests.</summary>
    [TestClass]
    public class WaitCostTests
    {
        [TestMethod]
        public void NothingIsAllocated()
        {
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            for (int kind = 0; kind < Polling.Kinds; kind++)
            {
                Meter.ExpectNoAllocation(new Polling(kind));
            }
        }

        [TestMethod]
        public void NothingIsAllocated_InAsyncMethods()
        {
#if NANOFRAMEWORK_1_0
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            for (int kind = 0; kind < Awaiting.Kinds; kind++)
            {
                Meter.ExpectNoAllocation(new Awaiting(kind));
            }
#else
            // What makes the awaited objects is a call, and a call allocates here.
            Assert.SkipTest("for the device build");
#endif
        }

        private sealed class Polling : Operation
        {
            public const int Kinds = 12;

            private readonly int _kind;
            private readonly CountingWaker _waker = new CountingWaker();
            private readonly object _item = new object();
            private readonly WaitQueue _queue = new WaitQueue();
            private readonly WaitMap _map = new WaitMap();
            private readonly WaitCell _cell = new WaitCell();
            private readonly Semaphore _semaphore = new Semaphore(3);
            private readonly RwLock _lock = new RwLock();
            private readonly Signal _signal = new Signal();
            private readonly Channel _channel = new Channel(1);
            private readonly Broadcast _broadcast = new Broadcast(4);
            private readonly Barrier _barrier = new Barrier(2);
            private readonly Wait _wait;
            private readonly Wait _key;
            private readonly Wait _value;
            private readonly Guard _guard;
            private readonly Guard _other;
            private readonly Subscriber _subscriber;
            private readonly WaitForFuture[] _conditions;
            private Wait _receive;
            private Wait _send;
            private Future<bool> _meeting;
            private bool _isSo;

            public Polling(int kind)
            {
                _kind = kind;
                _wait = _queue.Wait();
                _key = _map.Wait(1);
                _value = _signal.Wait();
                _guard = kind == 3 ? _semaphore.Acquire(2) : _lock.Write();
                _other = kind == 3 ? _semaphore.Acquire(3) : _lock.Read();
                _subscriber = _broadcast.Subscribe();
                _conditions = new[] { _queue.WaitFor(IsSo), _cell.WaitFor(IsSo), _map.WaitFor(2, IsSo) };
            }

            public override string Name
            {
                get
                {
                    switch (_kind)
                    {
                        case 0: return "queue: subscribe, wake, notice";
                        case 1: return "queue: woken, cancelled, kept for the next";
                        case 2: return "map: woken, cancelled, unread";
                        case 3: return "semaphore: 2 held, 3 in line, handed over";
                        case 4: return "reader-writer lock: try both";
                        case 5: return "reader-writer lock: a reader behind a writer, handed over";
                        case 6: return "signal: woken, cancelled, taken by another";
                        case 7: return "channel: woken receive cancelled, woken send cancelled";
                        case 8: return "broadcast: send, try next";
                        case 9: return "barrier: in line, cancelled";
                        case 10: return "queue, cell, map: a condition, waited for and started anew";
                        default: return "queue, cell, map: wakes that nobody waits for";
                    }
                }
            }

            public override void Run(int count)
            {
                for (int i = 0; i < count; i++)
                {
                    Once();
                }
            }

            private void Once()
            {
                object item;
                switch (_kind)
                {
                    case 0:
                        _wait.Subscribe();
                        _queue.Wake();
                        _wait.Poll(_waker);
                        _wait.Reset();
                        break;
                    case 1:
                        _wait.Poll(_waker);
                        _queue.Wake();
                        _wait.Cancel();
                        _wait.Reset();
                        _wait.Poll(_waker);
                        _wait.Reset();
                        break;
                    case 2:
                        _key.Poll(_waker);
                        _map.Wake(1, _item);
                        _key.Cancel();
                        _key.Reset();
                        break;
                    case 3:
                    case 5:
                        _guard.Poll(_waker);
                        _other.Poll(_waker);
                        _guard.Dispose();
                        _other.Poll(_waker);
                        _other.Dispose();
                        _guard.Reset();
                        _other.Reset();
                        break;
                    case 4:
                        _other.TryTake();
                        _guard.TryTake();
                        _other.Dispose();
                        break;
                    case 6:
                        _value.Poll(_waker);
                        _signal.Set(_item);
                        _value.Cancel();
                        _value.Reset();
                        _signal.TryTake(out item);
                        break;
                    case 7:
                        _receive = _channel.Receive(_receive);
                        _receive.Poll(_waker);
                        _channel.TrySend(_item);
                        _receive.Cancel();
                        _send = _channel.Send(_item, _send);
                        _send.Poll(_waker);
                        _channel.TryReceive(out item);
                        _send.Cancel();
                        break;
                    case 8:
                        _broadcast.Send(_item);
                        _subscriber.TryNext(out item);
                        break;
                    case 9:
                        _meeting = _barrier.Wait(_meeting);
                        _meeting.Poll(_waker);
                        _meeting.Cancel();
                        break;
                    case 10:
                        _isSo = false;
                        for (int i = 0; i < 3; i++)
                        {
                            _conditions[i].Poll(_waker);
                        }

                        _isSo = true;
                        _queue.Wake();
                        _cell.Wake();
                        _map.Wake(2, _item);
                        for (int i = 0; i < 3; i++)
                        {
                            _conditions[i].Poll(_waker);
                            _conditions[i].Reset();
                        }

                        break;
                    default:
                        _queue.Wake();
                        _queue.WakeAll();
                        _cell.Wake();
                        _map.Wake(1, _item);
                        break;
                }
            }

            private bool IsSo()
            {
                return _isSo;
            }
        }

        private sealed class Awaiting : Operation
        {
            public const int Kinds = 7;

            private readonly int _kind;
            private readonly Scheduler _scheduler = new Scheduler(2);
            private readonly object _item = new object();
            private int _turn;

            public Awaiting(int kind)
            {
                _kind = kind;
            }

            public override string Name
            {
                get
                {
                    switch (_kind)
                    {
                        case 0: return "await rwLock.Read()";
                        case 1: return "await rwLock.Write()";
                        case 2: return "await of a queue's condition that is started anew";
                        case 3: return "await of a cell's condition that is started anew";
                        case 4: return "await of a map's condition that is started anew";
                        case 5: return "await of a value that is there, started anew";
                        default: return "await subscriber.Next()";
                    }
                }
            }

            public override void Run(int count)
            {
                WaitQueue queue = new WaitQueue();
                WaitCell cell = new WaitCell();
                WaitMap map = new WaitMap();
                Broadcast broadcast = new Broadcast(2);
                _turn = 0;
                Task task = _scheduler.Spawn(Start(count, queue, cell, map, broadcast));
                _scheduler.Tick();
                while (!task.IsCompleted)
                {
                    _turn++;
                    if (_kind == 6)
                    {
                        broadcast.Send(_item);
                    }

                    queue.Wake();
                    cell.Wake();
                    map.Wake(1, null);
                    _scheduler.Tick();
                }

                Assert.IsTrue(task.Status == TaskStatus.Completed);
            }

            private static async Future Lock(RwLock rwLock, int count, bool writes)
            {
                for (int i = 0; i < count; i++)
                {
                    if (writes)
                    {
                        using (await rwLock.Write())
                        {
                        }
                    }
                    else
                    {
                        using (await rwLock.Read())
                        {
                        }
                    }
                }
            }

            private static async Future Once(Wait wait, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await wait;
                    wait.Reset();
                }
            }

            private static async Future Read(Subscriber subscriber, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await subscriber.Next();
                }
            }

            private Future Start(int count, WaitQueue queue, WaitCell cell, WaitMap map, Broadcast broadcast)
            {
                switch (_kind)
                {
                    case 0: return Lock(new RwLock(), count, false);
                    case 1: return Lock(new RwLock(), count, true);
                    case 2: return Turns(queue.WaitFor(IsTurn), count);
                    case 3: return Turns(cell.WaitFor(IsTurn), count);
                    case 4: return Turns(map.WaitFor(1, IsTurn), count);
                    case 5:
                        InitOnce once = new InitOnce();
                        once.Init(_item);
                        return Once(once.Wait(), count);
                    default: return Read(broadcast.Subscribe(), count);
                }
            }

            private async Future Turns(WaitForFuture turn, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await turn;
                    _turn--;
                    turn.Reset();
                }
            }

            private bool IsTurn()
            {
                return _turn > 0;
            }
        }
    }
}
