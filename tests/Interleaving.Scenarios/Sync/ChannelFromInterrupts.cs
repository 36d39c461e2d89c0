using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two interrupts send while a task receives: it gets everything once, in the order of each.</summary>
    public sealed class ChannelFromInterrupts : Scenario
    {
        private readonly Channel _channel = new Channel(2);
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly object[] _items = { new object(), new object() };
        private readonly object[] _received = new object[2];

        public ChannelFromInterrupts()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                Require(_channel.TrySend(_items[thread - 1]), "there is room");
                return;
            }

            Wait receive = _channel.Receive();
            for (int i = 0; i < 2; i++)
            {
                _waker.Finish(receive);
                _received[i] = receive.Result;
                receive.Reset();
            }
        }

        protected override void Verify()
        {
            RequireEqual(0, _channel.Count, "left");
            bool inOrder = _received[0] == _items[0] && _received[1] == _items[1];
            bool reversed = _received[0] == _items[1] && _received[1] == _items[0];
            Require(inOrder || reversed, "not what was sent");
        }
    }
}
