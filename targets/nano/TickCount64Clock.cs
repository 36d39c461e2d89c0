using System;
using Maitake.Time;

namespace Maitake.Nano
{
    /// <summary>
    /// The clock that every nanoFramework board has: <c>Environment.TickCount64</c>, milliseconds since the start, unmoved by changes of the wall clock.
    /// </summary>
    /// <remarks>
    /// On many boards it moves in steps of the system tick: 10 ms on ESP32, 1 ms or less on the STM32 boards. Tell the step, or a sleep may end up
    /// to one step early. All members may be called on any thread and allocate nothing.
    /// </remarks>
    public sealed class TickCount64Clock : Clock
    {
        /// <summary>Makes a clock for a board whose system tick is 1 ms or less.</summary>
        public TickCount64Clock()
            : this(1)
        {
        }

        /// <summary>Makes a clock.</summary>
        /// <param name="granularity">The system tick in milliseconds, 1 or more, rounded up: 10 for ESP32.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="granularity"/> is less than 1.</exception>
        public TickCount64Clock(int granularity)
            : base("tick count", new TimeSpan(TimeSpan.TicksPerMillisecond), granularity)
        {
        }

        /// <inheritdoc/>
        public override long Ticks
        {
            get { return Environment.TickCount64; }
        }
    }
}
