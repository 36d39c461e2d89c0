using System;

namespace Maitake.Sync
{
    /// <summary>Shows each item to every subscriber. Keeps the last items in a ring; who does not come in time misses some, and learns how many.</summary>
    /// <remarks>
    /// <para><c>Subscriber items = broadcast.Subscribe();</c>, and in a loop <c>object item = await items.Next();</c>. A subscriber sees what is sent after
    /// it subscribed. Sending waits for nobody. Subscribers are not registered: one that is no longer used is left to the collector.</para>
    /// <para>Once it is closed, subscribers get what they have not seen yet, and then a <see cref="ClosedException"/>.</para>
    /// <para>All members may be called by any thread and any interrupt callback; those of a subscriber, on its owner's thread.</para>
    /// </remarks>
    public class Broadcast : Waitable
    {
        internal readonly object[] _items;
        private readonly int _replay;

        // How many items there have been. Under the gate, as all that a subscriber knows.
        internal long _sent;

        /// <summary>Makes one. Allocates everything that it will need.</summary>
        /// <param name="capacity">How many items a subscriber may be behind before it misses one, 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
        public Broadcast(int capacity)
            : this(capacity, 0)
        {
        }

        internal Broadcast(int capacity, int replay)
        {
            if (capacity <= 0)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            _items = new object[capacity];
            _replay = replay;
        }

        /// <summary>Shows an item to all subscribers there are now. Any thread, any interrupt callback; does not allocate.</summary>
        /// <param name="item">May be null.</param>
        /// <exception cref="ClosedException">It has been closed.</exception>
        public void Send(object item)
        {
            EnterInlined();
            if (_closed)
            {
                LeaveClosed();
            }

            _items[(int)(_sent % _items.Length)] = item;
            _sent++;
            Leave();
            Settle();
        }

        /// <summary>Makes a subscriber, which sees what is sent from now on. Allocates it.</summary>
        public Subscriber Subscribe()
        {
            Enter();
            long sent = _sent;
            Leave();
            return new Subscriber(this, sent < _replay ? 0 : sent - _replay);
        }

        internal bool TryNext(Subscriber subscriber, out object item)
        {
            Enter();
            bool taken = subscriber._seen != _sent;
            if (!taken && _closed)
            {
                LeaveClosed();
            }

            item = taken ? Collect(subscriber) : null;
            Leave();
            return taken;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            return ((Subscriber)wait)._seen != _sent;
        }

        internal override bool IsOver(Wait wait)
        {
            return !TryGrant(wait, true);
        }

        internal override object Collect(Wait wait)
        {
            Subscriber subscriber = (Subscriber)wait;
            long seen = subscriber._seen;
            long missed = _sent - seen - _items.Length;
            if (missed < 0)
            {
                missed = 0;
            }

            subscriber._missed = missed;
            seen += missed;
            subscriber._seen = seen + 1;
            return _items[(int)(seen % _items.Length)];
        }
    }
}
