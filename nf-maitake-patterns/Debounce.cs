using System;

namespace Maitake.Patterns
{
    using Maitake.Sync;
    using Maitake.Time;

    /// <summary>Ready when a value of the signal has come and no other one for some time, with that last value: for what changes several times before it settles.</summary>
    /// <remarks>
    /// The time counts from the poll that notices a value, and is never shorter than asked for. If that poll also finds the time of the value before
    /// at its end, the newer value wins: the older is not given. While values keep coming it is never ready.
    /// </remarks>
    public sealed class Debounce : PacedSignal
    {
        /// <summary>Makes one.</summary>
        /// <param name="timer">The time it goes by.</param>
        /// <param name="signal">Whose values it gives.</param>
        /// <param name="quiet">How long no other value may come: zero or more; rounded up to ticks.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="quiet"/> is negative.</exception>
        public Debounce(TimerWheel timer, Signal signal, TimeSpan quiet)
            : base(timer, signal, quiet, true)
        {
        }
    }
}
