using nanoFramework.Hardware.Esp32;

namespace Telemetry
{
    /// <summary>Free memory of the board in KB, or the largest piece of it: when the second shrinks faster than the first, memory is in crumbs.</summary>
    internal sealed class FreeMemoryChip : Chip
    {
        private readonly bool _largestBlock;

        public FreeMemoryChip(string name, bool largestBlock)
            : base(name, 1)
        {
            _largestBlock = largestBlock;
        }

        public override void Start()
        {
        }

        public override bool IsReady()
        {
            return true;
        }

        public override int Read()
        {
            uint total;
            uint free;
            uint largest;
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out total, out free, out largest);
            return (int)((_largestBlock ? largest : free) / 1024);
        }
    }
}
