using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A sender waits for room and gives up while items are taken: its item was sent if it was ready, and only then; and the next sender gets the room.</summary>
    public sealed class ChannelFull : Scenario
    {
        private readonly Channel _channel = new Channel(1);
        private readonly CountingWaker _firstWaker = new CountingWaker();
        private readonly ThreadWaker _secondWaker = new ThreadWaker();
        private readonly object[] _items = { new object(), new object(), new object() };
        private readonly Wait _first;
        private readonly Wait _second;
        private object _taken;
        private bool _sent;

        public ChannelFull()
            : base(3)
        {
            _channel.TrySend(_items[0]);
            _first = _channel.Send(_items[1]);
            _first.Poll(_firstWaker);
            _second = _channel.Send(_items[2]);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _sent = _first.Poll(_firstWaker) == PollResult.Ready;
                _first.Cancel();
            }
            else if (thread == 1)
            {
                Require(_channel.TryReceive(out _taken), "there is an item");
            }
            else if (!_second.IsCompleted)
            {
                _second.Poll(_secondWaker);
            }
        }

        protected override void Verify()
        {
            Require(_taken == _items[0], "not the first item");
            object item;
            if (_sent)
            {
                Require(_channel.TryReceive(out item) && item == _items[1], "what was sent is not there");
            }

            Require(_second.Poll(_secondWaker) == PollResult.Ready, "no room for the second");
            Require(_channel.TryReceive(out item) && item == _items[2], "what the second sent is not there");
            RequireEqual(0, _channel.Count, "left");
        }
    }
}
