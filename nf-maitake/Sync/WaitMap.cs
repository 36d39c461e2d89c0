using System;

namespace Maitake.Sync
{
    /// <summary>Tasks that wait for values by key, each key for one task: who sends a request waits for its number, and who receives answers wakes by it.</summary>
    /// <remarks>
    /// <para>Keys are numbers, since those compare, and pass into a wait, without an object on nanoCLR. A key is free again as soon as it was woken, or its
    /// wait was given up. It is found by looking through all that wait: meant for some dozens.</para>
    /// <para>A value that was handed over to a wait which is then given up, before a poll of it noticed, is not lost in silence: <see cref="OnUnread"/> gets it.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</para>
    /// </remarks>
    public partial class WaitMap : Waitable
    {
        /// <summary>A future whose result is the value that the key is woken with. Allocates it; an async method uses it again.</summary>
        /// <remarks>
        /// The key is taken by the first poll, or <see cref="Maitake.Sync.Wait.Subscribe"/>: do that before sending the request. If somebody else waits for it, that throws
        /// <see cref="InvalidOperationException"/>, and leaves the other alone.
        /// </remarks>
        public Wait Wait(int key)
        {
            return new MapWait(this, key);
        }

        /// <summary>A future that is ready once <paramref name="condition"/> is true, which is asked first and then whenever the key is woken.</summary>
        /// <param name="key">The key.</param>
        /// <param name="condition">Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future; this allocates it and its wait. The values that the key is woken with are not looked at.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
        public WaitForFuture WaitFor(int key, Condition condition)
        {
            return new WaitForFuture(null, Wait(key), condition, null);
        }

        /// <summary>As <see cref="WaitFor"/>, for a function that has a value or none yet.</summary>
        /// <param name="key">The key.</param>
        /// <param name="function">Null means not yet. Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future, whose result is the function's value; this allocates it and its wait.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
        public WaitForFuture WaitForValue(int key, ValueFunction function)
        {
            return new WaitForFuture(null, Wait(key), null, function);
        }

        /// <summary>Hands a value to the one who waits for a key. Any thread, any interrupt callback; does not allocate.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value, which may be null.</param>
        public WakeOutcome Wake(int key, object value)
        {
            Waker waker = null;
            WakeOutcome outcome = WakeOutcome.Closed;
            Enter();
            if (!_closed)
            {
                MapWait wait = Find(key);
                outcome = WakeOutcome.NoMatch;
                if (wait != null)
                {
                    wait._value = value;
                    waker = Grant(wait, Maitake.Sync.Wait.Granted);
                    outcome = WakeOutcome.Woke;
                }
            }

            Leave();
            if (waker != null)
            {
                waker.Wake();
            }

            return outcome;
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(int key, Wait used)
        {
            if (used == null || used._source != this)
            {
                return Wait(key);
            }

            used.Reset();
            used._amount = key;
            return used;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (!isFirst && Find(wait._amount) != null)
            {
                Leave();
                ThrowDuplicate();
            }

            return false;
        }

        internal override bool IsOver(Wait wait)
        {
            return true;
        }

        internal override object Collect(Wait wait)
        {
            return ((MapWait)wait).Take();
        }

        internal override void Withdraw(Wait wait)
        {
            base.Withdraw(wait);

            // Nobody can reach the wait now but its owner, who is here.
            object value = ((MapWait)wait).Take();
            if (value != wait)
            {
                OnUnread(wait._amount, value);
            }
        }

        /// <summary>Called with a value that was handed over to a wait which was given up before it noticed. Here it does nothing: the value is dropped.</summary>
        /// <param name="key">The key, which is free.</param>
        /// <param name="value">The value.</param>
        /// <remarks>
        /// On the thread of the wait's owner, by <see cref="Future.Cancel"/> or a reset, outside any lock, once the wait has been given up: what this throws
        /// comes out of there.
        /// </remarks>
        protected virtual void OnUnread(int key, object value)
        {
        }

        [Cold("misuse")]
        private static void ThrowDuplicate()
        {
            throw new InvalidOperationException("Somebody else waits for the key");
        }

        // Under the gate.
        private MapWait Find(int key)
        {
            Wait first = _first;
            if (first != null)
            {
                Wait wait = first;
                do
                {
                    if (wait._amount == key)
                    {
                        return (MapWait)wait;
                    }

                    wait = wait._next;
                }
                while (wait != first);
            }

            return null;
        }

        // The value between the wake and the poll that notices; the wait itself stands for none.
        private sealed class MapWait : Wait
        {
            internal object _value;

            internal MapWait(WaitMap map, int key)
                : base(map, key)
            {
                _value = this;
            }

            internal object Take()
            {
                object value = _value;
                _value = this;
                return value;
            }
        }
    }
}
