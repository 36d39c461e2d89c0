using System;
using Maitake.Time;
using nanoFramework.Hardware.Esp32;

namespace Maitake.Esp32
{
    /// <summary>The ESP32's microsecond clock: time since the start, by <c>HighResTimer.GetCurrent</c>.</summary>
    /// <remarks>All members may be called on any thread and allocate nothing.</remarks>
    public sealed class HighResClock : Clock
    {
        private const int TimeSpanTicksPerMicrosecond = 10;

        /// <summary>Makes a clock with ticks of one microsecond.</summary>
        public HighResClock()
            : base("high resolution timer", new TimeSpan(TimeSpanTicksPerMicrosecond), 1)
        {
        }

        /// <inheritdoc/>
        public override long Ticks
        {
            get { return (long)HighResTimer.GetCurrent(); }
        }
    }
}
