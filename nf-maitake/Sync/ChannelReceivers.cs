namespace Maitake.Sync
{
    // The line of a channel's receivers, under the channel's gate.
    internal sealed class ChannelReceivers : Waitable
    {
        // How many of the items nobody has been granted.
        internal int _available;

        private readonly BoundedChannel _channel;

        internal ChannelReceivers(BoundedChannel channel)
            : base(channel)
        {
            _channel = channel;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (_available == 0 || !isFirst)
            {
                return false;
            }

            _available--;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (granted)
            {
                _available++;
            }
        }

        internal override bool IsOver(Wait wait)
        {
            return _channel._count == 0;
        }

        internal override object Collect(Wait wait)
        {
            ValueWait receive = (ValueWait)wait;
            object item;
            receive._waker = _channel.Dequeue(out item, out receive._number);
            if (_closed)
            {
                // This may be the last item, which those in line were still hoping for.
                receive._amount = ValueWait.EndsOthers;
            }

            return item;
        }
    }
}
