using System;
using Maitake.Esp32;
using Maitake.Time;

namespace Maitake
{
    /// <summary>An ESP32: the microsecond clock, and a hardware alarm that ends the wait.</summary>
    /// <remarks>Pins are in <see cref="Maitake.Pins"/>.</remarks>
    public sealed class Esp32Board : Board, IDisposable
    {
        /// <summary>How many tasks can live at a time unless told otherwise: 16.</summary>
        public const int DefaultCapacity = 16;

        /// <summary>Levels of the timer wheel unless told otherwise: 6, which span 18 minutes of microseconds.</summary>
        public const int DefaultLevels = 6;

        private readonly Esp32Parker _parker;

        /// <summary>Makes a board for up to <see cref="DefaultCapacity"/> tasks that meets deadlines precisely.</summary>
        /// <exception cref="Exception">All hardware timers are in use, as the platform puts it.</exception>
        public Esp32Board()
            : this(DefaultCapacity, DefaultLevels, WakePolicy.Precise, false)
        {
        }

        /// <summary>Makes a board for up to <see cref="DefaultCapacity"/> tasks.</summary>
        /// <param name="policy">How exactly to meet deadlines, and at what cost.</param>
        /// <exception cref="Exception">All hardware timers are in use, as the platform puts it.</exception>
        public Esp32Board(WakePolicy policy)
            : this(DefaultCapacity, DefaultLevels, policy, false)
        {
        }

        /// <summary>Makes a board.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <param name="levels">Levels of the timer wheel, see <see cref="TimerWheel(Clock, int)"/>; 6 span 18 minutes, 7 span 9 hours.</param>
        /// <param name="policy">How exactly to meet deadlines, and at what cost.</param>
        /// <param name="exclusiveAlarm">
        /// Whether to take over the events of all <c>HighResTimer</c>s, so that an alarm allocates nothing and no other one works; see <see cref="HighResAlarm"/>.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="levels"/> is out of range.</exception>
        /// <exception cref="Exception">All hardware timers are in use, as the platform puts it.</exception>
        public Esp32Board(int capacity, int levels, WakePolicy policy, bool exclusiveAlarm)
            : this(new Scheduler(capacity), new TimerWheel(new HighResClock(), levels), new Esp32Parker(policy, exclusiveAlarm))
        {
        }

        private Esp32Board(Scheduler scheduler, TimerWheel timer, Esp32Parker parker)
            : base(scheduler, timer, parker)
        {
            _parker = parker;
        }

        /// <summary>Gives the hardware timer back; not while the board runs. A program that runs for good never needs it.</summary>
        public void Dispose()
        {
            _parker.Dispose();
        }
    }
}
