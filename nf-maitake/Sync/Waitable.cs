using System.Runtime.CompilerServices;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Sync
{
    /// <summary>What tasks can wait for, in line: the base of the synchronization primitives.</summary>
    /// <remarks>Its members, and all of the derived classes' that do not say otherwise, may be called by any thread and any interrupt callback.</remarks>
    public abstract partial class Waitable
    {
        // Under the gate. Those in line form a ring in the order of arrival.
        internal Wait _first;
        internal bool _closed;

        // Where it is one of two lines of a primitive, the other one.
        internal Waitable(Waitable other = null)
        {
#if !NANOFRAMEWORK_1_0
            _gate = other ?? this;
#endif
        }

        /// <summary>Whether it has been closed.</summary>
        public bool IsClosed
        {
            get
            {
#if NANOFRAMEWORK_1_0
                return _closed;
#else
                return Volatile.Read(ref _closed);
#endif
            }
        }

        /// <summary>
        /// Closes it for good: everybody who waits, and everybody who will, gets a <see cref="ClosedException"/>. Those who have been granted what they
        /// waited for keep it. Does not allocate, apart from the exceptions.
        /// </summary>
        public virtual void Close()
        {
            Enter();
            _closed = true;
            Leave();
            Settle();
        }

        // A wait is new, or as good as new.
        internal virtual void Begin(Wait wait)
        {
        }

        // Under the gate, which whoever throws leaves first: gives a wait what it asks for, if that is there. A newcomer is not the first in line if others are
        // waiting. One that is not the first is given only what is there for everybody, which changes nothing.
        internal abstract bool TryGrant(Wait wait, bool isFirst);

        // Under the gate: a wait was given up, in line or, having been granted what it asked for, before it noticed. That goes back.
        internal virtual void TakeBack(Wait wait, bool granted)
        {
        }

        // Under the gate, which whoever throws leaves first: what a granted wait is given as its result, at the moment when it notices.
        internal virtual object Collect(Wait wait)
        {
            return null;
        }

        // Under the gate, once closed: whether there is nothing left for a wait. Those in line may have been reached by what was for all, just before it
        // was closed: they get it, as the others did.
        internal virtual bool IsOver(Wait wait)
        {
            return wait._state != Wait.Queued || !TryGrant(wait, false);
        }

        // The poll of a wait. Ready if it has got what it waits for, which from now on is its own business.
        internal virtual PollResult PollWait(Wait wait, Waker waker)
        {
            EnterInlined();
            int state = wait._state;
            if (state == Wait.Idle && !(_closed && IsOver(wait)))
            {
                if (!TryGrant(wait, _first == null))
                {
                    Append(wait, waker);
                    Leave();
                    return PollResult.Pending;
                }

                state = Wait.Granted;
            }

            if (state == Wait.Granted)
            {
                wait._state = Wait.Idle;
                object result = Collect(wait);
                Leave();
                wait.SetResult(result);
                return PollResult.Ready;
            }

            if (state != Wait.Queued)
            {
                LeaveClosed();
            }

            // Null: a subscription, which leaves the waker that there is.
            if (waker != null)
            {
                wait._waker = waker;
            }

            Leave();
            return PollResult.Pending;
        }

        // Takes a wait out of line, or gives back what it had been granted. By its owner, who may leave this out for one that is idle.
        internal virtual void Withdraw(Wait wait)
        {
            Enter();
            int state = wait._state;
            if (state == Wait.Queued)
            {
                // Also forgets the waker.
                Grant(wait, Wait.Idle);
            }

            wait._state = Wait.Idle;
            if (state != Wait.Closed)
            {
                TakeBack(wait, state == Wait.Granted);
            }

            Leave();
            Settle();
        }

        // Grants what there is, in line, one at a time: wakers run outside the gate, and those who come meanwhile stand behind.
        internal void Settle()
        {
            for (; ;)
            {
                EnterInlined();
                Wait first = _first;
                Waker waker = GrantFirst();
                Wait next = _first;
                Leave();
                if (next == first)
                {
                    return;
                }

                if (waker != null)
                {
                    waker.Wake();
                }

                if (next == null)
                {
                    // Whoever has come since has looked for himself.
                    return;
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
            if (!_closed || !IsOver(first))
            {
                if (!TryGrant(first, true))
                {
                    return null;
                }

                state = Wait.Granted;
            }

            return Grant(first, state);
        }

        // Under the gate: takes a wait out of line and says how that ended. The waker returned, which may be null, is to be woken outside the gate.
        internal Waker Grant(Wait wait, int state)
        {
            Waker waker = wait._waker;
            wait._waker = null;
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

                // What has left the line must not keep others from being collected.
                wait._next = null;
                wait._previous = null;
            }

            // Last, see Wait.TryNotice.
#if NANOFRAMEWORK_1_0
            wait._state = state;
#else
            Volatile.Write(ref wait._state, state);
#endif
            return waker;
        }

        // A wait that begins now: the one that was used before, if there is one and it is of this source.
        internal Wait Again(Wait used)
        {
            if (used == null || used._source != this)
            {
                used = new Wait(this, 0);
                Begin(used);
            }
            else
            {
                used.Reset();
            }

            return used;
        }

        // Under the gate: to the end of the line.
        [MethodImpl(Inlining.Always)]
        internal void Append(Wait wait, Waker waker)
        {
            wait._waker = waker;
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

        // Under the gate.
        [Cold("closed")]
        internal void LeaveClosed()
        {
            Leave();
            ThrowClosed();
        }

        [Cold("closed")]
        internal static void ThrowClosed()
        {
            throw new ClosedException();
        }
    }
}
