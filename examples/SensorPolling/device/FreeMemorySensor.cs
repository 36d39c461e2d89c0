using nanoFramework.Hardware.Esp32;

namespace SensorPolling
{
    /// <summary>Free memory of the board, or the largest piece of it: when the second shrinks faster than the first, memory is in crumbs.</summary>
    internal sealed class FreeMemorySensor : PromptSensor
    {
        private readonly bool _largestBlock;

        public FreeMemorySensor(bool largestBlock)
            : base(largestBlock ? "largest block" : "free", "KB")
        {
            _largestBlock = largestBlock;
        }

        protected override int Measure()
        {
            uint total;
            uint free;
            uint largest;
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out total, out free, out largest);
            return (int)((_largestBlock ? largest : free) / 1024);
        }
    }
}
