using System;

namespace Maitake
{
    /// <summary>Makes the small futures that everything else is put together from. Each call allocates one object.</summary>
    public static partial class Futures
    {
        /// <summary>A future that is pending once and wakes its poller at once, so that every other task that is ready gets its turn first.</summary>
        public static YieldFuture YieldNow()
        {
            return new YieldFuture(1);
        }

        /// <summary>A future that is pending <paramref name="count"/> times, waking its poller each time, and then ready.</summary>
        /// <param name="count">How often to yield, 0 or more; 0 is ready at the first poll.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
        public static YieldFuture Yield(int count)
        {
            return new YieldFuture(count);
        }

        /// <summary>A future that is ready at its first poll.</summary>
        public static ReadyFuture Ready()
        {
            return new ReadyFuture();
        }

        /// <summary>A future whose every poll calls <paramref name="poll"/>, until that returns <see cref="PollResult.Ready"/>.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="poll"/> is null.</exception>
        public static PollFnFuture PollFn(PollFunction poll)
        {
            return new PollFnFuture(poll);
        }
    }
}
