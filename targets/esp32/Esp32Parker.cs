using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Maitake.Esp32
{
    /// <summary>Parks until a hardware alarm, to the microsecond where the policy says so.</summary>
    public sealed class Esp32Parker : Parker, IDisposable
    {
        // A system tick: what a parked CLR takes at most to notice an event.
        private const long Latency = 10000;

        // By how much the wait's own time-out comes after the alarm, in milliseconds. It is there for the alarm that never comes, since a
        // full event queue drops events; it must not come first, and is as coarse as the system tick on both ends.
        private const int Slack = 20;

        // Longer parks are split, which is what returning early comes to: a thousand million microseconds, so that the time-out fits an int.
        private const long MaxPark = 1000000000;

        private const int TimeSpanTicksPerMicrosecond = 10;

        private readonly WakePolicy _policy;
        private readonly HighResAlarm _alarm;
        private bool _disposed;

        /// <summary>Makes a parker with an alarm of its own. Allocates.</summary>
        /// <param name="policy">How exactly to meet deadlines.</param>
        /// <param name="exclusiveAlarm">Whether to take over the events of all timers, see <see cref="HighResAlarm"/>.</param>
        /// <exception cref="Exception">All hardware timers are in use, as the platform puts it.</exception>
        public Esp32Parker(WakePolicy policy, bool exclusiveAlarm)
        {
            _policy = policy;
            _alarm = new HighResAlarm(this, exclusiveAlarm);
        }

        /// <summary>How exactly deadlines are met.</summary>
        public WakePolicy Policy
        {
            get { return _policy; }
        }

        /// <summary>
        /// Waits until <see cref="Parker.Unpark"/>, or until <paramref name="timeout"/> is over. On the executor's thread; does not allocate, but see
        /// <see cref="HighResAlarm"/> for what the platform does. Precise: far from the deadline it returns 10 ms before it, and the executor
        /// parks once more; near to it, it yields until then.
        /// </summary>
        /// <param name="timeout">How long at most; zero or less returns at once.</param>
        public override void Park(TimeSpan timeout)
        {
            long microseconds = (timeout.Ticks / TimeSpanTicksPerMicrosecond) + (timeout.Ticks % TimeSpanTicksPerMicrosecond > 0 ? 1 : 0);
            if (microseconds <= 0)
            {
                return;
            }

            if (_policy == WakePolicy.Precise)
            {
                if (microseconds <= Latency)
                {
                    YieldFor(microseconds);
                    return;
                }

                // Never both in one park: what ends the wait may be a wake as well as the alarm, and then a task is ready now.
                microseconds -= Latency;
            }

            if (microseconds > MaxPark)
            {
                microseconds = MaxPark;
            }

            if (!_disposed)
            {
                // One left from an earlier park is replaced, or has unparked this thread once too often already.
                _alarm.Set(microseconds);
            }

            Park((int)((microseconds + 999) / 1000) + (_disposed ? 0 : Slack));
        }

        /// <summary>
        /// Gives the hardware timer back. The parker works on without it, as coarse as the system tick. On the executor's thread, or when it is not running.
        /// </summary>
        public void Dispose()
        {
            _disposed = true;
            _alarm.Dispose();
        }

        private void YieldFor(long microseconds)
        {
            ulong end = HighResTimer.GetCurrent() + (ulong)microseconds;
            while (!IsNotified)
            {
                if (HighResTimer.GetCurrent() >= end)
                {
                    return;
                }

                Thread.Sleep(0);
            }

            // Only this thread takes notifications, so it is there still, and the park takes it without waiting.
            Park(1);
        }
    }
}
