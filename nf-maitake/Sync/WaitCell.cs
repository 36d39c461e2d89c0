using System.Threading;

namespace Maitake.Sync
{
    /// <summary>Where one task at a time waits to be woken: the smallest of the primitives, for what has one consumer, such as an interrupt's.</summary>
    /// <remarks>
    /// <para>A wake is kept until it is noticed, by whoever waits or the next who does; more of them count as one.</para>
    /// <para>A second waiter takes the place of the first, whose waker is woken, so that it looks again: two that go on waiting keep each other awake. For
    /// several waiters there is <see cref="WaitQueue"/>.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</para>
    /// </remarks>
    public sealed partial class WaitCell
    {
        private const int Woken = 1;
        private const int Closed = 2;

        // All under a lock of the cell itself.
        private Waker _waker;

        // The wait that left the waker; null if it came straight to the cell.
        private object _owner;
        private int _state;

        /// <summary>Whether it has been closed.</summary>
        public bool IsClosed
        {
            get
            {
#if NANOFRAMEWORK_1_0
                return (_state & Closed) != 0;
#else
                return (Volatile.Read(ref _state) & Closed) != 0;
#endif
            }
        }

        /// <summary>For a future's <see cref="Future.Poll"/>: takes the wake that has come, or leaves the waker for the next. Does not allocate.</summary>
        /// <param name="waker">Whom to wake. Another one that was there is woken and replaced.</param>
        /// <returns><see cref="PollResult.Ready"/> if there was a wake, which is used up by that.</returns>
        /// <exception cref="ClosedException">The cell has been closed.</exception>
        public PollResult PollWait(Waker waker)
        {
            return Poll(waker, null);
        }

        /// <summary>A future that is ready after the next wake, or at once if one was kept. Allocates it; an async method uses it again.</summary>
        public WaitForFuture Wait()
        {
            return new WaitForFuture(this);
        }

        /// <summary>A future that is ready once <paramref name="condition"/> is true, which is asked first and then after every wake.</summary>
        /// <param name="condition">Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future, which a <see cref="WaitForFuture.Reset"/> makes good for another time; this allocates it.</returns>
        /// <remarks>What the condition looks at is changed first, and then <see cref="Wake"/> called: that is not missed at any moment.</remarks>
        /// <exception cref="System.ArgumentNullException"><paramref name="condition"/> is null.</exception>
        public WaitForFuture WaitFor(Condition condition)
        {
            return new WaitForFuture(this, null, condition, null);
        }

        /// <summary>As <see cref="WaitFor"/>, for a function that has a value or none yet.</summary>
        /// <param name="function">Null means not yet. Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future, whose result is the value; this allocates it.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="function"/> is null.</exception>
        public WaitForFuture WaitForValue(ValueFunction function)
        {
            return new WaitForFuture(this, null, null, function);
        }

        /// <summary>Wakes the one who waits, or the next who will. Once closed, does nothing. Any thread, any interrupt callback; does not allocate.</summary>
        /// <returns>Whether somebody waited and was woken.</returns>
        public bool Wake()
        {
            return Set(Woken);
        }

        /// <summary>Closes it for good: the one who waits, and everybody who will, gets a <see cref="ClosedException"/>. A wake that was kept is dropped.</summary>
        /// <returns>Whether somebody waited and was woken.</returns>
        public bool Close()
        {
            return Set(Closed);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal WaitForFuture Wait(WaitForFuture used)
        {
            if (used == null || used._cell != this)
            {
                return new WaitForFuture(this);
            }

            used.Reset();
            return used;
        }

        internal PollResult Poll(Waker waker, object owner)
        {
            Waker replaced = null;
            int state;
            lock (this)
            {
                state = _state;
                if (state == Woken)
                {
                    _state = 0;
                    return PollResult.Ready;
                }

                // Null: a subscription, which leaves the waker that there is.
                if (state == 0 && (waker != null || owner != _owner))
                {
                    replaced = _waker;
                    _waker = waker;
                    _owner = owner;
                }
            }

            // As it was under the lock: one whose place was taken is woken in any case, since a close after that does not reach him any more.
            if (state == Closed)
            {
                Waitable.ThrowClosed();
            }

            if (replaced != null && replaced != waker)
            {
                replaced.Wake();
            }

            return PollResult.Pending;
        }

        // What has come and was not noticed stays for the next.
        internal void Leave(object owner)
        {
            lock (this)
            {
                if (_owner == owner)
                {
                    _owner = null;
                    _waker = null;
                }
            }
        }

        private bool Set(int state)
        {
            Waker waker;
            lock (this)
            {
                // Closed stays closed, and a wake before it does not count any more.
                if (_state != Closed)
                {
                    _state = state;
                }

                waker = _waker;
                _waker = null;
                _owner = null;
            }

            if (waker == null)
            {
                return false;
            }

            waker.Wake();
            return true;
        }
    }
}
