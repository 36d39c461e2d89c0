using System;
using System.Threading;

namespace Maitake
{
    /// <summary>Puts the executor's thread to sleep until there is something to do. A target overrides how it waits.</summary>
    /// <remarks>
    /// An unpark that comes before the park is kept and ends it at once, so no wake is lost between the last look at the run queue and the
    /// wait; several count as one. A park may end early for no reason: the executor looks again and parks again.
    /// </remarks>
    public class Parker
    {
        private const int Empty = 0;
        private const int Parked = 1;
        private const int Notified = 2;

        private readonly AutoResetEvent _event = new AutoResetEvent(false);
        private int _state;

        /// <summary>Waits until <see cref="Unpark"/>. On the executor's thread; does not allocate.</summary>
        public virtual void Park()
        {
            Park(Timeout.Infinite);
        }

        /// <summary>Waits until <see cref="Unpark"/>, or until <paramref name="timeout"/> is over. On the executor's thread; does not allocate.</summary>
        /// <param name="timeout">How long at most; rounded up to what the clock of the park can do. Zero or less returns at once.</param>
        public virtual void Park(TimeSpan timeout)
        {
            // Rounded up, since to wake early only means to park again. Not by adding first: the longest time-out would overflow.
            long units = timeout.Ticks;
            if (units > 0)
            {
                long milliseconds = ((units - 1) / TimeSpan.TicksPerMillisecond) + 1;
                Park(milliseconds < int.MaxValue ? (int)milliseconds : int.MaxValue);
            }
        }

        /// <summary>Ends the park that is under way, or else the next one. Any thread, any interrupt callback; does not allocate.</summary>
        public void Unpark()
        {
            if (Interlocked.Exchange(ref _state, Notified) == Parked)
            {
                _event.Set();
            }
        }

        /// <summary>Waits until <see cref="Unpark"/>, or for so many milliseconds.</summary>
        /// <param name="milliseconds">1 or more, or <see cref="Timeout.Infinite"/>.</param>
        protected void Park(int milliseconds)
        {
            if (Interlocked.CompareExchange(ref _state, Parked, Empty) == Empty)
            {
                _event.WaitOne(milliseconds, false);
            }

            // Takes the notification, where there was one. One that comes between a time-out and here leaves the event set, and
            // ends the next park early.
            Interlocked.Exchange(ref _state, Empty);
        }

        /// <summary>Whether an unpark is waiting to be taken; a target that waits in its own way looks here.</summary>
        protected bool IsNotified
        {
            get { return Interlocked.CompareExchange(ref _state, Empty, Empty) == Notified; }
        }
    }
}
