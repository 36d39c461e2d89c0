namespace Maitake.Sync
{
    /// <summary>A line of tasks that wait to be woken, one after the other or all at once. What is true afterwards is the program's business.</summary>
    /// <remarks>A wake while nobody waits is kept for the next one who does, once: more of them count as one.</remarks>
    public sealed partial class WaitQueue : Waitable
    {
        // The amount of a wait that was granted by a single wake: given up unnoticed, that goes to the next.
        private const int SingleWake = -1;

        // How often all were woken. A wait remembers the number of its beginning.
        private int _wakeAlls;
        private bool _stored;

        /// <summary>A future that is ready once it is this one's turn to be woken. Allocates it; an async method uses it again.</summary>
        /// <remarks>It is in line from its first poll, or <see cref="Wait.Subscribe"/>, on; <see cref="WakeAll"/> counts from now on.</remarks>
        public Wait Wait()
        {
            Wait wait = new Wait(this, 0);
            Begin(wait);
            return wait;
        }

        /// <summary>
        /// Wakes the first in line; if there is none, the next who comes. Any thread, any interrupt callback; does not allocate.
        /// </summary>
        public void Wake()
        {
            Waker waker;
            lock (_gate)
            {
                _stored = true;
                waker = GrantFirst();
            }

            if (waker != null)
            {
                waker.Wake();
            }
        }

        /// <summary>
        /// Wakes everybody who waits, and every wait that has been made but is not in line yet. Nothing is kept for those who come later. Any thread, any
        /// interrupt callback; does not allocate.
        /// </summary>
        public void WakeAll()
        {
            lock (_gate)
            {
                // Never SingleWake.
                _wakeAlls = (_wakeAlls + 1) & int.MaxValue;
            }

            Settle();
        }
#if NANOFRAMEWORK_1_0

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(Wait used)
        {
            if (used == null || used.Source != this)
            {
                return Wait();
            }

            used.Reset();
            return used;
        }
#endif

        internal override void Begin(Wait wait)
        {
            lock (_gate)
            {
                wait._amount = _wakeAlls;
            }
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (wait._amount != _wakeAlls)
            {
                return true;
            }

            if (!_stored || !isFirst)
            {
                return false;
            }

            _stored = false;
            wait._amount = SingleWake;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (granted && wait._amount == SingleWake)
            {
                _stored = true;
            }
        }
    }
}
