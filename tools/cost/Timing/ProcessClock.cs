using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Maitake.Cost.Timing
{
    /// <summary>The time that another process has spent on processors: what else the machine does is not in it, as it is by the clock. Where it is not to be had, the clock's.</summary>
    internal sealed class ProcessClock
    {
        private readonly int _clock;

        private ProcessClock(int clock)
        {
            _clock = clock;
        }

        /// <summary>Whether it is the time on processors.</summary>
        public bool IsOfProcessor => _clock != 0;

        /// <summary>Nanoseconds since some moment.</summary>
        public double Now
        {
            get
            {
                if (_clock != 0 && GetTime(_clock, out TimeSpec time) == 0)
                {
                    return (time.Seconds * 1e9) + time.Nanoseconds;
                }

                return _clock == 0 ? Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency) : throw new InvalidOperationException("The program has ended");
            }
        }

        /// <summary>That of a process.</summary>
        public static ProcessClock Of(Process process)
        {
            return OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetClock(process.Id, out int clock) == 0 && GetTime(clock, out _) == 0
                ? new ProcessClock(clock)
                : new ProcessClock(0);
        }

        // Returns the error itself. Clocks of processes are negative numbers.
        [DllImport("libc", EntryPoint = "clock_getcpuclockid")]
        private static extern int GetClock(int process, out int clock);

        [DllImport("libc", EntryPoint = "clock_gettime")]
        private static extern int GetTime(int clock, out TimeSpec time);

        private struct TimeSpec
        {
            public long Seconds;
            public long Nanoseconds;
        }
    }
}
