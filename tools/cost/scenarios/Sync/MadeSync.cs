using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>What a primitive of synchronization takes, with all that it owns, or what is made to wait for one.</summary>
    public sealed class MadeSync : Scenario
    {
        public const int SemaphoreKind = 0;
        public const int MutexKind = 1;
        public const int RwLockKind = 2;
        public const int GuardKind = 3;
        public const int GuardInLine = 4;
        public const int WaitCellKind = 5;
        public const int WaitQueueKind = 6;
        public const int WaitMapKind = 7;
        public const int SignalKind = 8;
        public const int EventKind = 9;
        public const int BarrierKind = 10;
        public const int InitOnceKind = 11;
        public const int LazyKind = 12;
        public const int ChannelKind = 13;
        public const int ChannelInt32Kind = 14;
        public const int ChannelInt64Kind = 15;
        public const int WatchKind = 16;
        public const int BroadcastKind = 17;
        public const int SubscriberKind = 18;
        public const int WaitKind = 19;
        public const int CellWait = 20;
        public const int MapWait = 21;
        public const int BarrierWait = 22;
        public const int ConditionWait = 23;
        public const int SendKind = 24;

        private const int Capacity = 16;

        private readonly int _kind;
        private readonly Condition _condition;
        private readonly ValueFunction _function;
        private Mutex _held;
        private WaitCell _cell;
        private WaitQueue _queue;
        private WaitMap _map;
        private Barrier _barrier;
        private Broadcast _broadcast;
        private ChannelInt32 _channel;

        public MadeSync(string name, int kind)
            : base(name, 8, 40, 1)
        {
            _kind = kind;
            _condition = IsSo;
            _function = Make;
        }

        public override bool Allocates
        {
            get { return true; }
        }

        public override void Before(int operations)
        {
            _held = new Mutex();
            _held.TryLock();
            _cell = new WaitCell();
            _queue = new WaitQueue();
            _map = new WaitMap();
            _barrier = new Barrier(2);
            _broadcast = new Broadcast(1);
            _channel = new ChannelInt32(1);
        }

        public override void Run(int operations)
        {
#pragma warning disable MTK014 // To be made is all that these futures are for.
            for (int i = 0; i < operations; i++)
            {
                switch (_kind)
                {
                    case SemaphoreKind: new Semaphore(2); break;
                    case MutexKind: new Mutex(); break;
                    case RwLockKind: new RwLock(); break;
                    case GuardKind: _held.Lock(); break;
                    case GuardInLine: _held.Lock().Poll(null); break;
                    case WaitCellKind: new WaitCell(); break;
                    case WaitQueueKind: new WaitQueue(); break;
                    case WaitMapKind: new WaitMap(); break;
                    case SignalKind: new Signal(); break;
                    case EventKind: new Event(); break;
                    case BarrierKind: new Barrier(2); break;
                    case InitOnceKind: new InitOnce(); break;
                    case LazyKind: new Lazy(_function); break;
                    case ChannelKind: new Channel(Capacity); break;
                    case ChannelInt32Kind: new ChannelInt32(Capacity); break;
                    case ChannelInt64Kind: new ChannelInt64(Capacity); break;
                    case WatchKind: new Watch(); break;
                    case BroadcastKind: new Broadcast(Capacity); break;
                    case SubscriberKind: _broadcast.Subscribe(); break;
                    case WaitKind: _queue.Wait().Poll(null); break;
                    case CellWait: _cell.Wait(); break;
                    case MapWait: _map.Wait(i).Poll(null); break;
                    case BarrierWait: _barrier.Wait(); break;
                    case ConditionWait: _queue.WaitFor(_condition); break;
                    case SendKind: _channel.Send(i).Poll(null); break;
                }
            }
#pragma warning restore MTK014
        }

        private static bool IsSo()
        {
            return false;
        }

        private static object Make()
        {
            return null;
        }
    }
}
