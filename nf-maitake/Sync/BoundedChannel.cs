using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>What the channels have in common: a ring of a fixed size, filled by any number of senders and emptied by any number of receivers, in order.</summary>
    /// <remarks>
    /// <para>Two lines stand at the ring: senders for room, receivers for items. Both are served in the order of arrival, and nobody who comes later overtakes
    /// those who wait. A send has sent its item once it is ready; before that <see cref="Future.Cancel"/> takes it back. A receive that is given up before it is
    /// ready has received nothing: what was meant for it stays where it was, and the next in line is woken for it.</para>
    /// <para>Everything is allocated with the channel; sending and receiving allocate futures at most.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</para>
    /// </remarks>
    public abstract class BoundedChannel : Waitable
    {
        // The line of the base class is the senders'.
        internal readonly ChannelReceivers _receivers;

        // The ring, of which the derived class makes the one that it is about: two virtual methods for each of them would take more room.
        internal object[] _objects;
        internal int[] _int32s;
        internal long[] _int64s;

        private readonly int _capacity;
        private readonly ChannelFullMode _mode;

        // All under the gate. What has been granted to a wait that has not noticed yet is in neither of the numbers of slots and of available items.
        internal int _count;
        private int _head;
        private int _slots;
        private int _dropped;

        internal BoundedChannel(int capacity, ChannelFullMode mode)
        {
            if (capacity <= 0)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            if (mode < ChannelFullMode.Wait || mode > ChannelFullMode.DropWrite)
            {
                throw new ArgumentOutOfRangeException("mode");
            }

            _capacity = capacity;
            _slots = capacity;
            _mode = mode;
            _receivers = new ChannelReceivers(this);
        }

        /// <summary>How many items it holds at most.</summary>
        public int Capacity
        {
            get { return _capacity; }
        }

        /// <summary>How many items it holds.</summary>
        public int Count
        {
            get { return Interlocked.CompareExchange(ref _count, 0, 0); }
        }

        /// <summary>How many items have been dropped because it was full; starts again from <see cref="int.MinValue"/> after <see cref="int.MaxValue"/>.</summary>
        public int DroppedCount
        {
            get { return Interlocked.CompareExchange(ref _dropped, 0, 0); }
        }

        /// <summary>
        /// Closes it for good. What is in it can still be received; then receivers get a <see cref="ClosedException"/>. Senders get one from now on, also those
        /// who wait, or have been woken and have not looked yet: their items have not been sent. Does not allocate, apart from the exceptions.
        /// </summary>
        public override void Close()
        {
            base.Close();
            _receivers.Close();
        }

        internal bool TrySend(object item, long number)
        {
            Waker waker = null;
            EnterInlined();
            if (_closed)
            {
                LeaveClosed();
            }

            bool sent = TryGrant(null, _first == null);
            if (sent)
            {
                waker = Enqueue(item, number);
            }

            Leave();
            if (waker != null)
            {
                waker.Wake();
            }

            return sent;
        }

        internal bool TryReceive(out object item, out long number)
        {
            Waker waker = null;
            EnterInlined();
            bool received = _receivers.TryGrant(null, _receivers._first == null);
            if (received)
            {
                waker = Dequeue(out item, out number);
            }
            else
            {
                item = null;
                number = 0;
                if (_closed && _count == 0)
                {
                    LeaveClosed();
                }
            }

            Leave();
            if (waker != null)
            {
                waker.Wake();
            }

            return received;
        }

        internal ValueWait StartSend(object item, long number, Wait used)
        {
            ValueWait wait = ValueWait.Start(this, used);
            wait._item = item;
            wait._number = number;
            return wait;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (_slots == 0 || !isFirst)
            {
                return _mode != ChannelFullMode.Wait;
            }

            _slots--;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (granted)
            {
                _slots++;
            }
        }

        internal override object Collect(Wait wait)
        {
            if (_closed)
            {
                LeaveClosed();
            }

            ValueWait send = (ValueWait)wait;
            send._waker = Enqueue(send._item, send._number);
            return null;
        }

        // Under the gate, for one who has a slot, or need not have one: puts an item at the end. The waker, which may be null, is to be woken outside the gate.
        internal Waker Enqueue(object item, long number)
        {
            int slot = _head;
            if (_count == _capacity)
            {
                _dropped++;
                if (_mode == ChannelFullMode.DropWrite)
                {
                    return null;
                }

                if (_mode == ChannelFullMode.DropOldest)
                {
                    _head = Wrap(slot + 1 - _capacity);
                }
                else
                {
                    slot = Wrap(slot - 1);
                }
            }
            else
            {
                slot = Wrap(slot - _capacity + _count);
                _count++;
                _receivers._available++;
            }

            if (_objects != null)
            {
                _objects[slot] = item;
            }
            else if (_int32s != null)
            {
                _int32s[slot] = (int)number;
            }
            else
            {
                _int64s[slot] = number;
            }

            return _receivers.GrantFirst();
        }

        // Under the gate, for one who has been granted an item: takes the first. The waker, which may be null, is to be woken outside the gate.
        internal Waker Dequeue(out object item, out long number)
        {
            int slot = _head;
            item = null;
            number = 0;
            if (_objects != null)
            {
                item = _objects[slot];
                _objects[slot] = null;
            }
            else
            {
                number = _int32s != null ? _int32s[slot] : _int64s[slot];
            }

            _head = Wrap(slot + 1 - _capacity);
            _count--;
            _slots++;
            return GrantFirst();
        }

        // From a slot, or one that is a lap behind.
        private int Wrap(int slot)
        {
            return slot < 0 ? slot + _capacity : slot;
        }
    }
}
