using System;
using nanoFramework.Hardware.Stm32;

namespace Maitake.Stm32
{
    /// <summary>
    /// Standby: the processor is off until the alarm of the real-time clock, and then starts anew. For devices that measure once an hour and run on
    /// a battery.
    /// </summary>
    /// <remarks>
    /// Nothing in memory survives, tasks and timers included; what must last belongs in nanoFramework's <c>BackupMemory</c>, and
    /// <c>Power.WakeupReason</c> tells the next run where it came from. For shorter pauses run on: the board's thread waits then, too.
    /// </remarks>
    public static class Standby
    {
        /// <summary>The longest standby, 27 days: the alarm knows the day of the month and the time, and no more.</summary>
        public static TimeSpan MaxDuration
        {
            get { return new TimeSpan(27, 0, 0, 0); }
        }

        /// <summary>Goes to standby for a while. Does not return on a board.</summary>
        /// <param name="duration">1 s to <see cref="MaxDuration"/>; rounded up to whole seconds of the clock, so that it is never too short.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is out of range.</exception>
        /// <remarks>Any thread, so call it from the task that has seen to it that the others are done.</remarks>
        public static void For(TimeSpan duration)
        {
            Enter(DateTime.UtcNow, duration.Ticks);
        }

        /// <summary>Goes to standby until an instant. Does not return on a board.</summary>
        /// <param name="instant">
        /// By the clock that <see cref="DateTime.UtcNow"/> shows, 1 s to <see cref="MaxDuration"/> ahead; rounded up to whole seconds.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">
        /// <paramref name="instant"/> is out of range: one that has passed would be met only in a month, when the day comes round.
        /// </exception>
        /// <remarks>Any thread, so call it from the task that has seen to it that the others are done.</remarks>
        public static void Until(DateTime instant)
        {
            DateTime now = DateTime.UtcNow;
            Enter(now, instant.Ticks - now.Ticks);
        }

        private static void Enter(DateTime now, long ticks)
        {
            // Nearer than a second, the alarm might be passed before it is set.
            if (ticks < TimeSpan.TicksPerSecond || ticks > MaxDuration.Ticks)
            {
                throw new ArgumentOutOfRangeException();
            }

            long second = (now.Ticks + ticks + (TimeSpan.TicksPerSecond - 1)) / TimeSpan.TicksPerSecond;
            RTC.SetAlarm(new DateTime(second * TimeSpan.TicksPerSecond));
            Power.EnterStandbyMode();
        }
    }
}
