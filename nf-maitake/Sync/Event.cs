using System.Threading;

namespace Maitake.Sync
{
    /// <summary>Lets everybody through while it is set, until it is reset: "the network is up".</summary>
    /// <remarks>
    /// <c>await online.Wait();</c>. Each wait that was made, or started anew, while it was set or before a <see cref="Set"/> gets through, even if a
    /// <see cref="Reset"/> follows at once. For one waiter per set there is <see cref="WaitQueue.Wake"/> and, with a value, <see cref="Signal"/>.
    /// All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.
    /// </remarks>
    public class Event : Waitable
    {
        // Odd while it is set; goes up with each change. A wait remembers what it was at its beginning.
        private int _changes;

        /// <summary>Makes one that is set already, or not.</summary>
        public Event(bool isSet = false)
        {
            _changes = isSet ? 1 : 0;
        }

        /// <summary>Whether it is set.</summary>
        public bool IsSet
        {
            get { return (Interlocked.CompareExchange(ref _changes, 0, 0) & 1) != 0; }
        }

        /// <summary>Sets it, which wakes everybody who waits. Once closed, does nothing. Any thread, any interrupt callback; does not allocate.</summary>
        public virtual void Set()
        {
            EnterInlined();
            if (!_closed)
            {
                _changes |= 1;
            }

            Leave();
            Settle();
        }

        /// <summary>As <see cref="Set"/>, also once closed, for a derived class that does more if it was not set before.</summary>
        /// <returns>Whether it was not: of several threads at once, one is told so.</returns>
        protected bool TrySet()
        {
            Enter();
            int changes = _changes;
            _changes = changes | 1;
            Leave();
            Settle();
            return (changes & 1) == 0;
        }

        /// <summary>Whoever begins to wait from now on waits for the next <see cref="Set"/>. Any thread, any interrupt callback; does not allocate.</summary>
        public virtual void Reset()
        {
            Enter();
            _changes = (_changes + 1) & ~1;
            Leave();
        }

        /// <summary>A future that is ready once it is set. Allocates it; an async method uses it again.</summary>
        /// <remarks>A <see cref="Set"/> counts from now on, also before the first poll.</remarks>
        public Wait Wait()
        {
            return Again(null);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(Wait used)
        {
            return Again(used);
        }

        internal override void Begin(Wait wait)
        {
            wait._amount = Interlocked.CompareExchange(ref _changes, 0, 0);
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            // Whatever has changed, it was set in between, or when the wait began.
            return wait._amount != _changes || (_changes & 1) != 0;
        }
    }
}
