using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An item sent and received: by one task, so that nobody waits, or by two over a channel of one, so that both wait for each item.</summary>
    public sealed class ChannelItem : TaskLoop
    {
        public const int Object = 0;
        public const int Int32 = 1;
        public const int Int64 = 2;

        private readonly int _kind;
        private readonly bool _waits;

        public ChannelItem(string name, int kind, bool waits)
            : base(name)
        {
            _kind = kind;
            _waits = waits;
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            if (_kind == Object)
            {
                Channel channel = new Channel(1);
                if (_waits)
                {
                    scheduler.Spawn(Sends(channel, this, operations));
                    scheduler.Spawn(Receives(channel, operations));
                }
                else
                {
                    scheduler.Spawn(Both(channel, this, operations));
                }
            }
            else if (_kind == Int32)
            {
                ChannelInt32 channel = new ChannelInt32(1);
                if (_waits)
                {
                    scheduler.Spawn(Sends(channel, operations));
                    scheduler.Spawn(Receives(channel, operations));
                }
                else
                {
                    scheduler.Spawn(Both(channel, operations));
                }
            }
            else
            {
                ChannelInt64 channel = new ChannelInt64(1);
                if (_waits)
                {
                    scheduler.Spawn(Sends(channel, operations));
                    scheduler.Spawn(Receives(channel, operations));
                }
                else
                {
                    scheduler.Spawn(Both(channel, operations));
                }
            }
        }

        private static async Future Both(Channel channel, object item, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(item);
                await channel.Receive();
            }
        }

        private static async Future Sends(Channel channel, object item, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(item);
            }
        }

        private static async Future Receives(Channel channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Receive();
            }
        }

        private static async Future Both(ChannelInt32 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(i);
                await channel.Receive();
            }
        }

        private static async Future Sends(ChannelInt32 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(i);
            }
        }

        private static async Future Receives(ChannelInt32 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Receive();
            }
        }

        private static async Future Both(ChannelInt64 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(i);
                await channel.Receive();
            }
        }

        private static async Future Sends(ChannelInt64 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(i);
            }
        }

        private static async Future Receives(ChannelInt64 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Receive();
            }
        }
    }
}
