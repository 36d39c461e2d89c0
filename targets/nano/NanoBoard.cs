using System;
using Maitake.Nano;
using Maitake.Time;

namespace Maitake
{
    /// <summary>
    /// Any nanoFramework board: the millisecond clock of nanoFramework.Runtime.Native, and a thread that waits for an event or a time-out.
    /// </summary>
    /// <remarks>Uses no hardware of its own. Time is as coarse as the board's system tick; <c>Esp32Board</c> does better where it runs.</remarks>
    public class NanoBoard : Board
    {
        /// <summary>How many tasks can live at a time unless told otherwise: 16.</summary>
        public const int DefaultCapacity = 16;

        /// <summary>Makes a board whose system tick is 1 ms or less, for up to <see cref="DefaultCapacity"/> tasks.</summary>
        public NanoBoard()
            : this(DefaultCapacity, TimerWheel.DefaultLevels, 1)
        {
        }

        /// <summary>Makes a board for up to <see cref="DefaultCapacity"/> tasks.</summary>
        /// <param name="granularity">The system tick in milliseconds, 1 or more, rounded up: 10 for ESP32, see <see cref="TickCount64Clock"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="granularity"/> is less than 1.</exception>
        public NanoBoard(int granularity)
            : this(DefaultCapacity, TimerWheel.DefaultLevels, granularity)
        {
        }

        /// <summary>Makes a board.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <param name="levels">Levels of the timer wheel, see <see cref="TimerWheel(Clock, int)"/>; 4 span 17 minutes.</param>
        /// <param name="granularity">The system tick in milliseconds, 1 or more, rounded up: 10 for ESP32, see <see cref="TickCount64Clock"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
        public NanoBoard(int capacity, int levels, int granularity)
            : base(new Scheduler(capacity), new TimerWheel(new TickCount64Clock(granularity), levels), new Parker())
        {
        }
    }
}
