namespace Maitake.Sync
{
    /// <summary>Sees the items of a <see cref="Broadcast"/>, or the values of a <see cref="Watch"/>, one after the other. It is itself the future of the next one.</summary>
    /// <remarks>For one task at a time, on whose thread its members are called. Given up with <see cref="Future.Cancel"/>, it has not seen what came; <see cref="Next"/> goes on there.</remarks>
    public sealed class Subscriber : Wait
    {
        // How many of the items are behind it, and of these, how many were lost to it just before the last. Under the gate.
        internal long _seen;
        internal long _missed;

        internal Subscriber(Broadcast source, long seen)
            : base(source, 0)
        {
            _seen = seen;
        }

        /// <summary>How many items were lost to it just before the last one that it got, since they came too fast.</summary>
        public long Missed
        {
            get { return _missed; }
        }

        /// <summary>Starts to wait for the next item, which is ready at once if there is one that it has not seen. Does not allocate.</summary>
        /// <returns>Itself.</returns>
        public Subscriber Next()
        {
            Reset();
            return this;
        }

        /// <summary>Takes the next item if there is one: as <see cref="Next"/> and a poll, but does not stand in line. Does not allocate.</summary>
        /// <param name="item">The item; null if there is none.</param>
        /// <returns>False if it has seen all.</returns>
        /// <exception cref="ClosedException">It has seen all, and no more will come.</exception>
        public bool TryNext(out object item)
        {
            // What a wait has been granted would be taken twice.
            Reset();
            return ((Broadcast)_source).TryNext(this, out item);
        }
    }
}
