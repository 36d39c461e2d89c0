using System;
using Maitake.Time;

namespace Maitake
{
    /// <summary>An STM32 board: a <see cref="NanoBoard"/> whose clock moves in steps of 1 ms or less.</summary>
    /// <remarks>
    /// nanoFramework offers no hardware timer to managed code there, so a deadline is met as well as a wait's time-out is: on the tick of the
    /// real-time operating system. Pins are in <see cref="Maitake.Pins"/>, standby in <see cref="Maitake.Stm32.Standby"/>.
    /// </remarks>
    public sealed class Stm32Board : NanoBoard
    {
        /// <summary>Makes a board for up to <see cref="NanoBoard.DefaultCapacity"/> tasks.</summary>
        public Stm32Board()
            : base()
        {
        }

        /// <summary>Makes a board.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <param name="levels">Levels of the timer wheel, see <see cref="TimerWheel(Clock, int)"/>; 4 span 17 minutes.</param>
        /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
        public Stm32Board(int capacity, int levels)
            : base(capacity, levels, 1)
        {
        }
    }
}
