using Maitake.Sync;

namespace Maitake.Tests.Synchronization
{
    /// <summary>A channel of any of the flavours as one of numbers, so that the same tests are for all of them.</summary>
    internal abstract class Pipe
    {
        public BoundedChannel Channel;

        public static Pipe Make(int flavour, int capacity)
        {
            return Make(flavour, capacity, ChannelFullMode.Wait);
        }

        public static Pipe Make(int flavour, int capacity, ChannelFullMode mode)
        {
            switch (flavour)
            {
                case 0: return new ObjectPipe(new Channel(capacity, mode));
                case 1: return new Int32Pipe(new ChannelInt32(capacity, mode));
                default: return new Int64Pipe(new ChannelInt64(capacity, mode));
            }
        }

        public abstract Wait Send(int item, Wait used);

        public abstract Future Receive(Future used);

        public abstract bool TrySend(int item);

        public abstract bool TryReceive(out int item);

        public abstract int Result(Future receive);

        public Wait Send(int item)
        {
            return Send(item, null);
        }

        public Future Receive()
        {
            return Receive(null);
        }

        private sealed class ObjectPipe : Pipe
        {
            private readonly Channel _channel;

            public ObjectPipe(Channel channel)
            {
                _channel = channel;
                Channel = channel;
            }

            public override Wait Send(int item, Wait used)
            {
                return used == null ? _channel.Send(item) : _channel.Send(item, used);
            }

            public override Future Receive(Future used)
            {
                return used == null ? _channel.Receive() : _channel.Receive((Wait)used);
            }

            public override bool TrySend(int item)
            {
                return _channel.TrySend(item);
            }

            public override bool TryReceive(out int item)
            {
                object received;
                bool taken = _channel.TryReceive(out received);
                item = taken ? (int)received : 0;
                return taken;
            }

            public override int Result(Future receive)
            {
                return (int)((Wait)receive).Result;
            }
        }

        private sealed class Int32Pipe : Pipe
        {
            private readonly ChannelInt32 _channel;

            public Int32Pipe(ChannelInt32 channel)
            {
                _channel = channel;
                Channel = channel;
            }

            public override Wait Send(int item, Wait used)
            {
                return used == null ? _channel.Send(item) : _channel.Send(item, used);
            }

            public override Future Receive(Future used)
            {
                return used == null ? _channel.Receive() : _channel.Receive((Future<int>)used);
            }

            public override bool TrySend(int item)
            {
                return _channel.TrySend(item);
            }

            public override bool TryReceive(out int item)
            {
                return _channel.TryReceive(out item);
            }

            public override int Result(Future receive)
            {
                return ((Future<int>)receive).Result;
            }
        }

        // Its numbers do not fit into 32 bits.
        private sealed class Int64Pipe : Pipe
        {
            private const long Scale = 5000000000;

            private readonly ChannelInt64 _channel;

            public Int64Pipe(ChannelInt64 channel)
            {
                _channel = channel;
                Channel = channel;
            }

            public override Wait Send(int item, Wait used)
            {
                return used == null ? _channel.Send(item * Scale) : _channel.Send(item * Scale, used);
            }

            public override Future Receive(Future used)
            {
                return used == null ? _channel.Receive() : _channel.Receive((Future<long>)used);
            }

            public override bool TrySend(int item)
            {
                return _channel.TrySend(item * Scale);
            }

            public override bool TryReceive(out int item)
            {
                long received;
                bool taken = _channel.TryReceive(out received);
                item = (int)(received / Scale);
                return taken;
            }

            public override int Result(Future receive)
            {
                return (int)(((Future<long>)receive).Result / Scale);
            }
        }
    }
}
