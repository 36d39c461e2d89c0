using System;
using System.Diagnostics;

namespace SensorPolling
{
    /// <summary>How busy the processors were since the last measurement: those of the machine on Linux, elsewhere what this program took of them.</summary>
    internal sealed class ProcessorLoadSensor : PromptSensor
    {
        private const int Idle = 3;
        private const int WaitsForDisk = 4;
        private const int Columns = 8;

        private readonly SystemFile _statistics = SystemFile.TryOpen("/proc/stat");
        private long _busyBefore;
        private long _totalBefore;

        public ProcessorLoadSensor()
            : base("load", "%")
        {
            Measure();
        }

        protected override int Measure()
        {
            long busy;
            long total;
            if (_statistics == null || !TryReadMachine(out busy, out total))
            {
                ReadProgram(out busy, out total);
            }

            long busyNow = busy - _busyBefore;
            long totalNow = total - _totalBefore;
            _busyBefore = busy;
            _totalBefore = total;
            return totalNow <= 0 ? 0 : (int)Math.Clamp(100 * busyNow / totalNow, 0, 100);
        }

        // The first line: "cpu" and the time spent in each state since the start.
        private bool TryReadMachine(out long busy, out long total)
        {
            busy = 0;
            total = 0;
            if (!_statistics.TryRead() || !_statistics.TrySkipPast("cpu "u8))
            {
                return false;
            }

            for (int i = 0; i < Columns && _statistics.TryReadNumber(out long time); i++)
            {
                total += time;
                if (i != Idle && i != WaitsForDisk)
                {
                    busy += time;
                }
            }

            return total > 0;
        }

        private static void ReadProgram(out long busy, out long total)
        {
            if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || OperatingSystem.IsLinux())
            {
                busy = Environment.CpuUsage.TotalTime.Ticks;
                total = Stopwatch.GetElapsedTime(0).Ticks * Environment.ProcessorCount;
            }
            else
            {
                busy = 0;
                total = 0;
            }
        }
    }
}
