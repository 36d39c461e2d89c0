using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>The first receiver in line gives up while an item comes: the second gets it.</summary>
    public sealed class ChannelReceiveCancel : Scenario
    {
        private readonly ChannelInt32 _channel = new ChannelInt32(1);
        private readonly CountingWaker _firstWaker = new CountingWaker();
        private readonly ThreadWaker _secondWaker = new ThreadWaker();
        private readonly Future<int> _first;
        private readonly Future<int> _second;

        public ChannelReceiveCancel()
            : base(3)
        {
            _first = _channel.Receive();
            _first.Poll(_firstWaker);
            _second = _channel.Receive();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _first.Cancel();
            }
            else if (thread == 1)
            {
                Require(_channel.TrySend(42), "there is room");
            }
            else
            {
                _secondWaker.Finish(_second);
            }
        }

        protected override void Verify()
        {
            RequireEqual(42, _second.Result, "item");
            RequireEqual(0, _channel.Count, "left");
            Require(_channel.TrySend(43), "there is no room");
        }
    }
}
