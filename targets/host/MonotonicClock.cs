using System;
using System.Diagnostics;
using Maitake.Time;

namespace Maitake.Host
{
    /// <summary>The desktop's monotonic clock: time since the object was made, unmoved by changes of the wall clock.</summary>
    /// <remarks>All members may be called on any thread and allocate nothing.</remarks>
    public sealed class MonotonicClock : Clock
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly long _tick;

        /// <summary>Makes a clock with ticks of one microsecond.</summary>
        public MonotonicClock()
            : this(new TimeSpan(TimeSpan.TicksPerMicrosecond))
        {
        }

        /// <summary>Makes a clock with ticks of a chosen duration.</summary>
        /// <param name="tickDuration">100 ns, the finest, or a multiple.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="tickDuration"/> is zero or negative.</exception>
        public MonotonicClock(TimeSpan tickDuration)
            : base("monotonic clock", tickDuration, 1)
        {
            _tick = tickDuration.Ticks;
        }

        /// <inheritdoc/>
        public override long Ticks
        {
            get { return Stopwatch.GetElapsedTime(_start).Ticks / _tick; }
        }
    }
}
