using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>The time that this thread has spent on a processor: other programs on the machine do not count, as they do by the clock.</summary>
    internal static partial class ThreadTime
    {
        // CLOCK_THREAD_CPUTIME_ID of Linux.
        private const int ThreadClock = 3;

        private static readonly bool s_isKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetTime(ThreadClock, out _) == 0;

        /// <summary>What <see cref="Nanoseconds"/> is the time of.</summary>
        public static string Kind => s_isKnown ? "processor time of the thread" : "time by the clock";

        /// <summary>Since some moment.</summary>
        public static double Nanoseconds
        {
            get
            {
                if (!s_isKnown)
                {
                    return Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
                }

                GetTime(ThreadClock, out TimeSpec time);
                return (time.Seconds * 1e9) + time.Nanoseconds;
            }
        }

        [DllImport("libc", EntryPoint = "clock_gettime")]
        private static extern int GetTime(int clock, out TimeSpec time);

        private struct TimeSpec
        {
            public long Seconds;
            public long Nanoseconds;
        }
    }
}
