using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    /// <summary>Nothing is allocated once warm. The runner's --verbose shows the table; an operation includes its part of the loop around it.</summary>
    [TestClass]
    public class ChannelCostTests
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

        // By hand, with wakers that do nothing but count.
        private sealed class Polling : Operation
        {
            public const int Kinds = 12;

            private readonly int _kind;
            private readonly CountingWaker _waker = new CountingWaker();
            private readonly object _item = new object();
            private readonly Signal _signal = new Signal();
            private readonly Event _event = new Event();
            private readonly Barrier _barrier = new Barrier(2);
            private readonly Channel _channel = new Channel(2);
            private readonly ChannelInt32 _int32s = new ChannelInt32(2);
            private readonly ChannelInt64 _int64s = new ChannelInt64(2);
            private readonly Channel _dropping = new Channel(2, ChannelFullMode.DropOldest);
            private readonly Watch _watch = new Watch();
            private readonly Broadcast _broadcast = new Broadcast(4);
            private readonly Subscriber _a;
            private readonly Subscriber _b;
            private readonly Subscriber _observer;
            private readonly Wait _wait;
            private readonly Wait _eventWait;
            private Future<bool> _first;
            private Future<bool> _second;
            private Wait _send;
            private Wait _receive;
            private Future<int> _receiveInt;
            private Future<long> _receiveLong;
            private Wait _sendInt;
            private Wait _sendLong;

            public Polling(int kind)
            {
                _kind = kind;
                _a = _broadcast.Subscribe();
                _b = _broadcast.Subscribe();
                _observer = _watch.Subscribe();
                _wait = _signal.Wait();
                _eventWait = _event.Wait();
            }

            public override string Name
            {
                get
                {
                    switch (_kind)
                    {
                        case 0: return "signal: set, take";
                        case 1: return "signal: wait, set, get";
                        case 2: return "event: wait, set, through, reset";
                        case 3: return "barrier: two meet";
                        case 4: return "channel: try send, try receive";
                        case 5: return "channel: send, receive";
                        case 6: return "channel: receive waits, send, receive";
                        case 7: return "channel of int: send, receive";
                        case 8: return "channel of long: send, receive";
                        case 9: return "channel: send that drops the oldest";
                        case 10: return "watch: wait, set, get";
                        default: return "broadcast: two wait, send, two get";
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
                        _signal.Set(_item);
                        _signal.TryTake(out item);
                        break;
                    case 1:
                        _wait.Poll(_waker);
                        _signal.Set(_item);
                        _wait.Poll(_waker);
                        _wait.Reset();
                        break;
                    case 2:
                        _eventWait.Poll(_waker);
                        _event.Set();
                        _eventWait.Poll(_waker);
                        _event.Reset();
                        _eventWait.Reset();
                        break;
                    case 3:
                        _first = _barrier.Wait(_first);
                        _second = _barrier.Wait(_second);
                        _first.Poll(_waker);
                        _second.Poll(_waker);
                        _first.Poll(_waker);
                        break;
                    case 4:
                        _channel.TrySend(_item);
                        _channel.TryReceive(out item);
                        break;
                    case 5:
                        _send = _channel.Send(_item, _send);
                        _send.Poll(_waker);
                        _receive = _channel.Receive(_receive);
                        _receive.Poll(_waker);
                        break;
                    case 6:
                        _receive = _channel.Receive(_receive);
                        _receive.Poll(_waker);
                        _channel.TrySend(_item);
                        _receive.Poll(_waker);
                        break;
                    case 7:
                        _sendInt = _int32s.Send(5, _sendInt);
                        _sendInt.Poll(_waker);
                        _receiveInt = _int32s.Receive(_receiveInt);
                        _receiveInt.Poll(_waker);
                        break;
                    case 8:
                        _sendLong = _int64s.Send(5, _sendLong);
                        _sendLong.Poll(_waker);
                        _receiveLong = _int64s.Receive(_receiveLong);
                        _receiveLong.Poll(_waker);
                        break;
                    case 9:
                        _dropping.TrySend(_item);
                        break;
                    case 10:
                        _observer.Poll(_waker);
                        _watch.Send(_item);
                        _observer.Poll(_waker);
                        _observer.Next();
                        break;
                    default:
                        _a.Poll(_waker);
                        _b.Poll(_waker);
                        _broadcast.Send(_item);
                        _a.Poll(_waker);
                        _b.Poll(_waker);
                        _a.Next();
                        _b.Next();
                        break;
                }
            }
        }

        // Two tasks, with their scheduler.
        private sealed class Awaiting : Operation
        {
            public const int Kinds = 6;

            private readonly int _kind;
            private readonly Scheduler _scheduler = new Scheduler(2);
            private readonly object _item = new object();

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
                        case 0: return "async signals: there and back between two tasks";
                        case 1: return "async channel: an item that is waited for";
                        case 2: return "async channel of capacity 16: an item";
                        case 3: return "async channel of int, capacity 16: a number";
                        case 4: return "async channel of long, capacity 16: a number";
                        default: return "async barrier: two meet";
                    }
                }
            }

            public override void Run(int count)
            {
                Task a;
                Task b;
                if (_kind == 0)
                {
                    Signal there = new Signal();
                    Signal back = new Signal();
                    a = _scheduler.Spawn(Ping(there, back, count));
                    b = _scheduler.Spawn(Pong(there, back, count));
                }
                else if (_kind == 3)
                {
                    ChannelInt32 channel = new ChannelInt32(16);
                    a = _scheduler.Spawn(SendInts(channel, count));
                    b = _scheduler.Spawn(ReceiveInts(channel, count));
                }
                else if (_kind == 4)
                {
                    ChannelInt64 channel = new ChannelInt64(16);
                    a = _scheduler.Spawn(SendLongs(channel, count));
                    b = _scheduler.Spawn(ReceiveLongs(channel, count));
                }
                else if (_kind == 5)
                {
                    Barrier barrier = new Barrier(2);
                    a = _scheduler.Spawn(Meet(barrier, count));
                    b = _scheduler.Spawn(Meet(barrier, count));
                }
                else
                {
                    Channel channel = new Channel(_kind == 1 ? 1 : 16);
                    b = _scheduler.Spawn(Receive(channel, count));
                    a = _scheduler.Spawn(Send(channel, count));
                }

                while (!a.IsCompleted || !b.IsCompleted)
                {
                    _scheduler.Tick();
                }

                Assert.IsTrue(a.Status == TaskStatus.Completed && b.Status == TaskStatus.Completed);
            }

            private static async Future Ping(Signal there, Signal back, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    there.Set();
                    await back.Wait();
                }
            }

            private static async Future Pong(Signal there, Signal back, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await there.Wait();
                    back.Set();
                }
            }

            private static async Future Receive(Channel channel, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await channel.Receive();
                }
            }

            private static async Future SendInts(ChannelInt32 channel, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await channel.Send(i);
                }
            }

            private static async Future ReceiveInts(ChannelInt32 channel, int count)
            {
                int errors = 0;
                for (int i = 0; i < count; i++)
                {
                    if (await channel.Receive() != i)
                    {
                        errors++;
                    }
                }

                Assert.AreEqual(0, errors);
            }

            private static async Future SendLongs(ChannelInt64 channel, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await channel.Send((long)i << 33);
                }
            }

            private static async Future ReceiveLongs(ChannelInt64 channel, int count)
            {
                int errors = 0;
                for (int i = 0; i < count; i++)
                {
                    if (await channel.Receive() != (long)i << 33)
                    {
                        errors++;
                    }
                }

                Assert.AreEqual(0, errors);
            }

            private static async Future Meet(Barrier barrier, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await barrier.Wait();
                }
            }

            private async Future Send(Channel channel, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    await channel.Send(_item);
                }
            }
        }
    }
}
