using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two threads send and one receives, none of them waiting: what was sent and not received is there.</summary>
    public sealed class ChannelTryBoth : Scenario
    {
        private readonly ChannelInt32 _channel = new ChannelInt32(2);
        private readonly bool[] _sent = new bool[3];
        private int _item;

        public ChannelTryBoth()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _channel.TryReceive(out _item);
                return;
            }

            _sent[thread] = _channel.TrySend(thread);
        }

        protected override void Verify()
        {
            Require(_sent[1] && _sent[2], "there was room");
            RequireEqual(_item == 0 ? 2 : 1, _channel.Count, "left");
            int sum = _item;
            int item;
            while (_channel.TryReceive(out item))
            {
                sum += item;
            }

            RequireEqual(3, sum, "sum of the items");
        }
    }
}
