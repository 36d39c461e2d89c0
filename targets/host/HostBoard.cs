using System;
using Maitake.Host;
using Maitake.Time;

namespace Maitake
{
    /// <summary>The desktop, in real time: a microsecond clock, and a thread that waits in between.</summary>
    /// <remarks>
    /// The wait is the core's <see cref="Parker"/>, which rounds up to whole milliseconds: a deadline is met up to one millisecond late, plus
    /// what the operating system takes to wake a thread. For exact time, and for tests, see <see cref="VirtualBoard"/>.
    /// </remarks>
    public sealed class HostBoard : Board
    {
        /// <summary>How many tasks can live at a time unless told otherwise: 256.</summary>
        public const int DefaultCapacity = 256;

        // With ticks of a microsecond: twelve days. A desktop has the memory.
        private const int Levels = 8;

        /// <summary>Makes a board for up to <see cref="DefaultCapacity"/> tasks.</summary>
        public HostBoard()
            : this(DefaultCapacity)
        {
        }

        /// <summary>Makes a board.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is out of range.</exception>
        public HostBoard(int capacity)
            : base(new Scheduler(capacity), new TimerWheel(new MonotonicClock(), Levels), new Parker())
        {
        }
    }
}
