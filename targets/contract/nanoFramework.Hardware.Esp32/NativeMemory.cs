namespace nanoFramework.Hardware.Esp32
{
    public class NativeMemory
    {
        public NativeMemory() { }

        public enum MemoryType
        {
            All,
            Internal,
            SpiRam,
        }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
    }
}
