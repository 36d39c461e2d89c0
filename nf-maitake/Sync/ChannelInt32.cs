namespace Maitake.Sync
{
    /// <summary>A queue of numbers between tasks, threads and interrupt callbacks, of a fixed size. As <see cref="Channel"/>, without boxing.</summary>
    /// <remarks>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</remarks>
    public sealed class ChannelInt32 : BoundedChannel
    {
        /// <inheritdoc cref="Channel(int, ChannelFullMode)"/>
        public ChannelInt32(int capacity, ChannelFullMode mode = ChannelFullMode.Wait)
            : base(capacity, mode)
        {
            _int32s = new int[capacity];
        }

        /// <inheritdoc cref="Channel.Send(object)"/>
        public Wait Send(int item)
        {
            return StartSend(null, item, null);
        }

        /// <inheritdoc cref="Channel.Send(object, Wait)"/>
        [Recycler]
        public Wait Send(int item, Wait used)
        {
            return StartSend(null, item, used);
        }

        /// <inheritdoc cref="Channel.TrySend(object)"/>
        public bool TrySend(int item)
        {
            return TrySend(null, item);
        }

        /// <inheritdoc cref="Channel.Receive()"/>
        public Future<int> Receive()
        {
            return Receive(null);
        }

        /// <inheritdoc cref="Channel.Receive(Wait)"/>
        [Recycler]
        public Future<int> Receive(Future<int> used)
        {
#if NANOFRAMEWORK_1_0
            return (Future<int>)(Future)ValueWait.Start(_receivers, used);
#else
            return ValueFuture<int>.Start(_receivers, used, static number => (int)number);
#endif
        }

        /// <inheritdoc cref="Channel.TryReceive(out object)"/>
        /// <param name="item">The item; 0 if there is none.</param>
        public bool TryReceive(out int item)
        {
            object none;
            long number;
            bool received = TryReceive(out none, out number);
            item = (int)number;
            return received;
        }
    }
}
