using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A channel is closed while an interrupt sends and a task drains it: what was sent is received, once, and then the task is told.</summary>
    public sealed class ChannelClose : Scenario
    {
        private readonly ChannelInt64 _channel = new ChannelInt64(2);
        private readonly ThreadWaker _waker = new ThreadWaker();
        private int _sent;
        private int _received;

        public ChannelClose()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Future<long> receive = _channel.Receive();
                while (_waker.TryFinish(receive))
                {
                    _received++;
                    RequireEqual(_received, receive.Result, "item");
                    receive = _channel.Receive(receive);
                }
            }
            else if (thread == 1)
            {
                try
                {
                    while (_sent < 2 && _channel.TrySend(_sent + 1))
                    {
                        _sent++;
                    }
                }
                catch (ClosedException)
                {
                }
            }
            else
            {
                _channel.Close();
            }
        }

        protected override void Verify()
        {
            RequireEqual(_sent, _received, "received");
            RequireEqual(0, _channel.Count, "left");
        }
    }
}
