namespace Maitake.Sync
{
    /// <summary>A queue of 64-bit numbers between tasks, threads and interrupt callbacks, of a fixed size. As <see cref="Channel"/>, without boxing.</summary>
    /// <remarks>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</remarks>
    public sealed class ChannelInt64 : BoundedChannel
    {
        /// <inheritdoc cref="Channel(int, ChannelFullMode)"/>
        public ChannelInt64(int capacity, ChannelFullMode mode = ChannelFullMode.Wait)
            : base(capacity, mode)
        {
            _int64s = new long[capacity];
        }

        /// <inheritdoc cref="Channel.Send(object)"/>
        public Wait Send(long item)
        {
            return StartSend(null, item, null);
        }

        /// <inheritdoc cref="Channel.Send(object, Wait)"/>
        [Recycler]
        public Wait Send(long item, Wait used)
        {
            return StartSend(null, item, used);
        }

        /// <inheritdoc cref="Channel.TrySend(object)"/>
        public bool TrySend(long item)
        {
            return TrySend(null, item);
        }

        /// <inheritdoc cref="Channel.Receive()"/>
        public Future<long> Receive()
        {
            return Receive(null);
        }

        /// <inheritdoc cref="Channel.Receive(Wait)"/>
        [Recycler]
        public Future<long> Receive(Future<long> used)
        {
#if NANOFRAMEWORK_1_0
            return (Future<long>)(Future)ValueWait.Start(_receivers, used);
#else
            return ValueFuture<long>.Start(_receivers, used, static number => number);
#endif
        }

        /// <inheritdoc cref="Channel.TryReceive(out object)"/>
        /// <param name="item">The item; 0 if there is none.</param>
        public bool TryReceive(out long item)
        {
            object none;
            long number;
            bool received = TryReceive(out none, out number);
            item = number;
            return received;
        }
    }
}
