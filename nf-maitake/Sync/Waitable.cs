namespace Maitake.Sync
{
    /// <summary>What tasks can wait for, in line: the base of the synchronization primitives.</summary>
    /// <remarks>Its members, and all of the derived classes' that do not say otherwise, may be called by any thread and any interrupt callback.</remarks>
    public abstract class Waitable
    {
        // Two lines of one primitive may share a gate.
        internal readonly object _gate;

        // Under the gate. Those in line form a ring in the order of arrival.
        internal Wait _first;
        internal bool _closed;

        internal Waitable()
        {
            // Locking the primitive itself saves two blocks each, and nobody else has a reason to lock it.
            _gate = this;
        }

        internal Waitable(object gate)
        {
            _gate = gate;
        }

        /// <summary>Whether it has been closed.</summary>
        public bool IsClosed
        {
            get
            {
                lock (_gate)
                {
                    return _closed;
                }
            }
        }

        /// <summary>
        /// Closes it for good: everybody who waits, and everybody who will, gets a <see cref="ClosedException"/>. Those who have been granted what they
        /// waited for keep it. Does not allocate, apart from the exceptions.
        /// </summary>
        public virtual void Close()
        {
            lock (_gate)
            {
                _closed = true;
            }

            Settle();
        }

        // A wait is new, or as good as new.
        internal virtual void Begin(Wait wait)
        {
        }

        // Under the gate: gives a wait what it asks for, if that is there. A newcomer is not the first in line if others are waiting.
        internal abstract bool TryGrant(Wait wait, bool isFirst);

        // Under the gate: a wait was given up, in line or, having been granted what it asked for, before it noticed. That goes back.
        internal virtual void TakeBack(Wait wait, bool granted)
        {
        }

        // Under the gate: what a granted wait is given as its result, at the moment when it notices.
        internal virtual object Collect(Wait wait)
        {
            return null;
        }

        // The poll of a wait. True if it has got what it waits for, which from now on is its own business.
        internal bool PollWait(Wait wait, Waker waker)
        {
            lock (_gate)
            {
                int state = wait._state;
                if (state == Wait.Queued)
                {
                    // Null: a subscription, which leaves the waker that there is.
                    if (waker != null)
                    {
                        wait._waker = waker;
                    }

                    return false;
                }

                if (state == Wait.Idle)
                {
                    if (_closed)
                    {
                        state = Wait.Closed;
                        wait._state = state;
                    }
                    else if (!TryGrant(wait, _first == null))
                    {
                        Append(wait);
                        wait._waker = waker;
                        return false;
                    }
                }

                if (state != Wait.Closed)
                {
                    wait._state = Wait.Idle;
                    wait.SetResult(Collect(wait));
                    return true;
                }
            }

            ThrowClosed();
            return false;
        }

        // Takes a wait out of line, or gives back what it had been granted.
        internal void Withdraw(Wait wait)
        {
            lock (_gate)
            {
                int state = wait._state;
                if (state == Wait.Idle)
                {
                    return;
                }

                if (state == Wait.Queued)
                {
                    Remove(wait);
                    wait._waker = null;
                }

                wait._state = Wait.Idle;
                if (state != Wait.Closed)
                {
                    TakeBack(wait, state == Wait.Granted);
                }
            }

            Settle();
        }

        // Grants what there is, in line, one at a time: wakers run outside the gate, and those who come meanwhile stand behind.
        internal void Settle()
        {
            for (; ;)
            {
                Waker waker;
                lock (_gate)
                {
                    Wait first = _first;
                    waker = GrantFirst();
                    if (_first == first)
                    {
                        return;
                    }
                }

                if (waker != null)
                {
                    waker.Wake();
                }
            }
        }

        // Under the gate: gives the first in line what it waits for, if that is there. The waker returned, which may be null, is to be woken outside the gate.
        internal Waker GrantFirst()
        {
            Wait first = _first;
            if (first == null)
            {
                return null;
            }

            int state = Wait.Closed;
            if (!_closed)
            {
                if (!TryGrant(first, true))
                {
                    return null;
                }

                state = Wait.Granted;
            }

            Remove(first);
            first._state = state;
            Waker waker = first._waker;
            first._waker = null;
            return waker;
        }

        [Cold("closed")]
        internal static void ThrowClosed()
        {
            throw new ClosedException();
        }

        private void Append(Wait wait)
        {
            wait._state = Wait.Queued;
            Wait first = _first;
            if (first == null)
            {
                wait._next = wait;
                wait._previous = wait;
                _first = wait;
                return;
            }

            Wait last = first._previous;
            last._next = wait;
            wait._previous = last;
            wait._next = first;
            first._previous = wait;
        }

        private void Remove(Wait wait)
        {
            Wait next = wait._next;
            if (next == wait)
            {
                _first = null;
            }
            else
            {
                Wait previous = wait._previous;
                previous._next = next;
                next._previous = previous;
                if (_first == wait)
                {
                    _first = next;
                }
            }

            wait._next = null;
            wait._previous = null;
        }
    }
}
