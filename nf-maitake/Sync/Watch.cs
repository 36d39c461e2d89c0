namespace Maitake.Sync
{
    /// <summary>A value that others follow: settings, a state. Each observer sees each change once, or only the latest if they come too fast.</summary>
    /// <remarks>
    /// <c>Subscriber changes = watch.Subscribe();</c>, and in a loop <c>object value = await changes.Next();</c>. A subscriber sees the value that there is, if
    /// there is one, and then each change; what it gets is the latest at the moment when it looks. A value that is set again is a change.
    /// All members may be called by any thread and any interrupt callback; those of a subscriber, on its owner's thread.
    /// </remarks>
    public sealed class Watch : Broadcast
    {
        /// <summary>Makes one without a value.</summary>
        public Watch()
            : base(1, 1)
        {
        }

        /// <summary>Makes one with a first value.</summary>
        /// <param name="value">May be null.</param>
        public Watch(object value)
            : this()
        {
            Send(value);
        }

        /// <summary>The latest value; null if there is none. To set it, <see cref="Broadcast.Send"/> it.</summary>
        public object Value
        {
            get
            {
                Enter();
                object value = _items[0];
                Leave();
                return value;
            }
        }
    }
}
