using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An item sent and received without futures, as interrupts and loops do it.</summary>
    public sealed class ChannelTry : Scenario
    {
        private readonly int _kind;
        private Channel _objects;
        private ChannelInt32 _int32s;
        private ChannelInt64 _int64s;

        public ChannelTry(string name, int kind)
            : base(name)
        {
            _kind = kind;
        }

        public override void SetUp()
        {
            _objects = new Channel(4);
            _int32s = new ChannelInt32(4);
            _int64s = new ChannelInt64(4);
        }

        public override void Run(int operations)
        {
            object item;
            int small;
            long large;
            if (_kind == ChannelItem.Object)
            {
                for (int i = 0; i < operations; i++)
                {
                    _objects.TrySend(this);
                    _objects.TryReceive(out item);
                }
            }
            else if (_kind == ChannelItem.Int32)
            {
                for (int i = 0; i < operations; i++)
                {
                    _int32s.TrySend(i);
                    _int32s.TryReceive(out small);
                }
            }
            else
            {
                for (int i = 0; i < operations; i++)
                {
                    _int64s.TrySend(i);
                    _int64s.TryReceive(out large);
                }
            }
        }
    }
}
