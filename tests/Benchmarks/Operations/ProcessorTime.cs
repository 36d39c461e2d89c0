using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Perfolizer.Horology;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>The time spent on a processor: other programs on the machine do not count, as they do by the clock. Where it is not to be had, that of the clock.</summary>
    internal sealed class ProcessorTime : IClock
    {
        private const double NanosecondsPerSecond = 1e9;

        // CLOCK_PROCESS_CPUTIME_ID and CLOCK_THREAD_CPUTIME_ID of Linux.
        private const int ProcessClock = 2;
        private const int ThreadClock = 3;

        private static readonly bool s_isKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetTime(ThreadClock, out _) == 0;

        /// <summary>What is measured.</summary>
        public static string Kind => s_isKnown ? "time on a processor" : "time by the clock";

        /// <summary>Of this thread, in nanoseconds, since some moment.</summary>
        public static double OfThread => s_isKnown ? Get(ThreadClock) : Stopwatch.GetTimestamp() * (NanosecondsPerSecond / Stopwatch.Frequency);

        /// <inheritdoc/>
        public string Title => Kind;

        /// <inheritdoc/>
        public bool IsAvailable => true;

        /// <inheritdoc/>
        public Frequency Frequency => new Frequency(s_isKnown ? NanosecondsPerSecond : Stopwatch.Frequency);

        /// <summary>Of all threads of this process.</summary>
        public long GetTimestamp() => s_isKnown ? Get(ProcessClock) : Stopwatch.GetTimestamp();

        private static long Get(int clock)
        {
            GetTime(clock, out TimeSpec time);
            return (time.Seconds * (long)NanosecondsPerSecond) + time.Nanoseconds;
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
