using System;

namespace Maitake.Time
{
    /// <summary>A time-out expired. Thrown only where asked for, by <see cref="TimeoutFuture.ThrowIfElapsed"/>.</summary>
    public sealed class ElapsedException : Exception
    {
        internal ElapsedException(TimeSpan duration)
            : base("Timed out after " + duration.ToString())
        {
            Duration = duration;
        }

        /// <summary>How long the time-out was.</summary>
        public TimeSpan Duration { get; }
    }
}
