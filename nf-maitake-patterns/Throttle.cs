using System;

namespace Maitake.Patterns
{
    using Maitake.Sync;
    using Maitake.Time;

    /// <summary>Ready with the first value of the signal at once, then at most once a period, with the latest value: for what comes more often than it is wanted.</summary>
    /// <remarks>
    /// A period counts from the poll that gave a value, so that two are never closer than that; what is given late moves the next ones. Whoever wants a
    /// beat without drift takes a <see cref="Ticker"/>. A value that comes just when the period ends is given, in the place of an earlier one. Values
    /// that come during a period do not wake the task.
    /// </remarks>
    public sealed class Throttle : PacedSignal
    {
        /// <summary>Makes one.</summary>
        /// <param name="timer">The time it goes by.</param>
        /// <param name="signal">Whose values it gives.</param>
        /// <param name="period">The shortest time between two values: zero or more; rounded up to ticks.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
        public Throttle(TimerWheel timer, Signal signal, TimeSpan period)
            : base(timer, signal, period, false)
        {
        }
    }
}
