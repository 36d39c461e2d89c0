namespace Maitake.Cost.Counting
{
    /// <summary>What instrumented code calls. It runs on one thread.</summary>
    public static class Counters
    {
        /// <summary>How often each block of instructions was entered.</summary>
        public static long[] Hits = new long[0];

        /// <summary>What arrays took whose length only the run knows.</summary>
        internal static Tally Arrays;

        /// <summary>A block is entered.</summary>
        public static void Enter(int block)
        {
            Hits[block]++;
        }

        /// <summary>An array was made.</summary>
        /// <param name="array">The array.</param>
        /// <param name="elementSize">Bytes of an element on the device, or -1 for one that takes a block.</param>
        /// <param name="structFields">Blocks of an element that is a struct, 0 for any other: it is an object of its own.</param>
        public static void NewArray(System.Array array, int elementSize, int structFields)
        {
            Arrays = Arrays + HeapRules.Array(array.Length, elementSize);
            if (structFields > 0)
            {
                Arrays = Arrays + (HeapRules.Object(structFields - 1) * array.Length);
            }
        }
    }
}
