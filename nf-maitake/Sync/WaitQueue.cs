#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Sync
{
    /// <summary>A line of tasks that wait to be woken, one after the other or all at once. What is true afterwards is the program's business.</summary>
    /// <remarks>
    /// A wake while nobody waits is kept for the next one who does, once: more of them count as one. Once closed, wakes do nothing.
    /// All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.
    /// </remarks>
    public sealed partial class WaitQueue : Waitable
    {
        // The amount of a wait that was granted by a single wake: given up unnoticed, that goes to the next.
        private const int SingleWake = -1;

        // How often all were woken. A wait remembers the number of its beginning.
        private int _wakeAlls;
        private bool _stored;

        /// <summary>A future that is ready once it is this one's turn to be woken. Allocates it; an async method uses it again.</summary>
        /// <remarks>It is in line from its first poll, or <see cref="Maitake.Sync.Wait.Subscribe"/>, on; <see cref="WakeAll"/> counts from now on.</remarks>
        public Wait Wait()
        {
            return Again(null);
        }

        /// <summary>A future that is ready once <paramref name="condition"/> is true, which is asked first and then after every wake of this one in line.</summary>
        /// <param name="condition">Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future, which a <see cref="WaitForFuture.Reset"/> makes good for another time; this allocates it and its wait.</returns>
        /// <remarks>What the condition looks at is changed first, and then <see cref="Wake"/> or <see cref="WakeAll"/> called: that is not missed at any moment.</remarks>
        /// <exception cref="System.ArgumentNullException"><paramref name="condition"/> is null.</exception>
        public WaitForFuture WaitFor(Condition condition)
        {
            return new WaitForFuture(null, Wait(), condition, null);
        }

        /// <summary>As <see cref="WaitFor"/>, for a function that has a value or none yet.</summary>
        /// <param name="function">Null means not yet. Called by the poll, on its thread, outside any lock.</param>
        /// <returns>The future, whose result is the value; this allocates it and its wait.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="function"/> is null.</exception>
        public WaitForFuture WaitForValue(ValueFunction function)
        {
            return new WaitForFuture(null, Wait(), null, function);
        }

        /// <summary>
        /// Wakes the first in line; if there is none, the next who comes. Any thread, any interrupt callback; does not allocate.
        /// </summary>
        public void Wake()
        {
            Waker waker = null;
            EnterInlined();
            Wait first = _first;
            if (first != null && first._amount == _wakeAlls && !_closed)
            {
                first._amount = SingleWake;
                waker = Grant(first, Maitake.Sync.Wait.Granted);
            }
            else
            {
                _stored = true;
            }

            Leave();
            if (waker != null)
            {
                waker.Wake();
            }
            else if (first != null)
            {
                // Those in front are being woken, with all the others. Whoever does that may be interrupted by this, or have a lower priority.
                Settle();
            }
        }

        /// <summary>
        /// Wakes everybody who waits, and every wait that has been made but is not in line yet. Nothing is kept for those who come later. Any thread, any
        /// interrupt callback; does not allocate.
        /// </summary>
        public void WakeAll()
        {
            Enter();
            if (!_closed)
            {
                // Never SingleWake.
                _wakeAlls = (_wakeAlls + 1) & int.MaxValue;
            }

            Leave();
            Settle();
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(Wait used)
        {
            return Again(used);
        }

        internal override void Begin(Wait wait)
        {
#if NANOFRAMEWORK_1_0
            wait._amount = _wakeAlls;
#else
            wait._amount = Volatile.Read(ref _wakeAlls);
#endif
        }

        internal override PollResult PollWait(Wait wait, Waker waker)
        {
            if (!wait.TryNotice())
            {
                return base.PollWait(wait, waker);
            }

            wait.SetResult(null);
            return PollResult.Ready;
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
