using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>
    /// Two interrupts send two items each to a channel for one that drops some while it is full, and a task receives: received, left and dropped are what was
    /// sent, and nothing comes before what the same interrupt sent earlier.
    /// </summary>
    public abstract class ChannelDrops : Scenario
    {
        private readonly ChannelFullMode _mode;
        private readonly ChannelInt32 _channel;
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly Future<int> _receive;
        private int _taken;

        protected ChannelDrops(ChannelFullMode mode)
            : base(3)
        {
            _mode = mode;
            _channel = new ChannelInt32(1, mode);
            _receive = _channel.Receive();
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                Send(thread * 10);
                Send((thread * 10) + 1);
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
            RequireEqual(4, _taken + _channel.Count + _channel.DroppedCount, "items");
            int last;
            if (_taken == 0)
            {
                RequireEqual(1, _waker.Count, "wakes");
                Require(_receive.Poll(_waker) == PollResult.Ready, "woken for nothing");
            }
            else if (_channel.TryReceive(out last))
            {
                Require(last > _receive.Result || last / 10 != _receive.Result / 10, "out of order");
            }

            // Where nobody receives in between, the first or the last stays.
            Require(_taken != 0 || _receive.Result % 10 == (_mode == ChannelFullMode.DropWrite ? 0 : 1), "another one was dropped");
        }

        // Dropping what is sent says so; all else has room.
        private void Send(int item)
        {
            Require(_channel.TrySend(item) || _mode == ChannelFullMode.DropWrite, "it always has room");
        }
    }

    /// <summary>The oldest item is dropped.</summary>
    public sealed class ChannelDropsOldest : ChannelDrops
    {
        public ChannelDropsOldest()
            : base(ChannelFullMode.DropOldest)
        {
        }
    }

    /// <summary>The newest item is dropped.</summary>
    public sealed class ChannelDropsNewest : ChannelDrops
    {
        public ChannelDropsNewest()
            : base(ChannelFullMode.DropNewest)
        {
        }
    }

    /// <summary>What is being sent is dropped.</summary>
    public sealed class ChannelDropsWrite : ChannelDrops
    {
        public ChannelDropsWrite()
            : base(ChannelFullMode.DropWrite)
        {
        }
    }
}
