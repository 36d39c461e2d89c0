namespace Maitake.Sync
{
    /// <summary>A queue of objects between tasks, threads and interrupt callbacks, of a fixed size.</summary>
    /// <remarks>
    /// <c>await channel.Send(reading);</c> and, elsewhere, <c>Reading reading = (Reading)await channel.Receive();</c>. For numbers there are
    /// <see cref="ChannelInt32"/> and <see cref="ChannelInt64"/>, which box nothing.
    /// All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.
    /// </remarks>
    public sealed class Channel : BoundedChannel
    {
        /// <summary>Makes one that is empty. Allocates everything that it will need.</summary>
        /// <param name="capacity">How many items it holds at most, 1 or more.</param>
        /// <param name="mode">What a send does when it is full.</param>
        /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="mode"/> is out of range.</exception>
        public Channel(int capacity, ChannelFullMode mode = ChannelFullMode.Wait)
            : base(capacity, mode)
        {
            _objects = new object[capacity];
        }

        /// <summary>A future that is ready once the item is in the channel. Allocates it; an async method uses it again.</summary>
        /// <param name="item">May be null.</param>
        /// <remarks>
        /// The place in line is taken with the first poll. Canceled before it is ready, it has not sent the item. <see cref="Wait.Reset"/> sends the same item
        /// once more, which the future keeps for that.
        /// </remarks>
        public Wait Send(object item)
        {
            return StartSend(item, 0, null);
        }

        /// <summary>As <see cref="Send(object)"/>; allocates nothing if it is given the future of an earlier call to use again.</summary>
        /// <param name="item">May be null.</param>
        /// <param name="used">One that has ended, or null.</param>
        [Recycler]
        public Wait Send(object item, Wait used)
        {
            return StartSend(item, 0, used);
        }

        /// <summary>Sends the item if there is room, and nobody is waiting for it. Any thread, any interrupt callback; does not allocate.</summary>
        /// <param name="item">May be null.</param>
        /// <returns>False if there is no room; never, where something is dropped instead.</returns>
        /// <exception cref="ClosedException">The channel has been closed.</exception>
        public bool TrySend(object item)
        {
            return TrySend(item, 0);
        }

        /// <summary>A future that is ready with the next item. Allocates it; an async method uses it again.</summary>
        /// <remarks>The place in line is taken with the first poll. Once the channel is closed and empty, the poll throws <see cref="ClosedException"/>.</remarks>
        public Wait Receive()
        {
            return ValueWait.Start(_receivers, null);
        }

        /// <summary>As <see cref="Receive()"/>; allocates nothing if it is given the future of an earlier call to use again.</summary>
        /// <param name="used">One that has ended, or null.</param>
        [Recycler]
        public Wait Receive(Wait used)
        {
            return ValueWait.Start(_receivers, used);
        }

        /// <summary>Takes the next item if there is one, and nobody is waiting for it. Does not allocate.</summary>
        /// <param name="item">The item; null if there is none.</param>
        /// <returns>False if there is none.</returns>
        /// <exception cref="ClosedException">The channel has been closed and is empty.</exception>
        public bool TryReceive(out object item)
        {
            long number;
            return TryReceive(out item, out number);
        }
    }
}
