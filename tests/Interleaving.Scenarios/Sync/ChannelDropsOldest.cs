using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two interrupts send to a full channel that drops the oldest item, while a task receives: received, left and dropped are what was sent.</summary>
    public sealed class ChannelDropsOldest : Scenario
    {
        private readonly ChannelInt32 _channel = new ChannelInt32(1, ChannelFullMode.DropOldest);
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly Future<int> _receive;
        private int _taken;

        public ChannelDropsOldest()
            : base(3)
        {
            _receive = _channel.Receive();
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                Require(_channel.TrySend(thread), "it always has room");
                return;
            }

            if (_receive.Poll(_waker) == PollResult.Pending)
            {
                _receive.Poll(_waker);
            }

            _taken = _receive.IsCompleted ? 1 : 0;
        }

        protected override void Verify()
        {
            RequireEqual(2, _taken + _channel.Count + _channel.DroppedCount, "items");
            if (_taken == 0)
            {
                RequireEqual(1, _waker.Count, "wakes");
                Require(_receive.Poll(_waker) == PollResult.Ready, "woken for nothing");
            }
        }
    }
}
