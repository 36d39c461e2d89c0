using System;

namespace SensorPolling
{
    /// <summary>Memory that programs could still get: of the machine on Linux, elsewhere what the .NET runtime knows, which allocates.</summary>
    internal sealed class AvailableMemorySensor : PromptSensor
    {
        private readonly SystemFile _memory = SystemFile.TryOpen("/proc/meminfo");

        public AvailableMemorySensor()
            : base("memory", "MB")
        {
        }

        protected override int Measure()
        {
            if (_memory != null && _memory.TryRead() && _memory.TrySkipPast("MemAvailable:"u8) && _memory.TryReadNumber(out long kilobytes))
            {
                return (int)(kilobytes / 1024);
            }

            GCMemoryInfo info = GC.GetGCMemoryInfo();
            return info.TotalAvailableMemoryBytes == 0
                ? NotAvailable
                : (int)(Math.Max(0, info.TotalAvailableMemoryBytes - info.MemoryLoadBytes) >> 20);
        }
    }
}
