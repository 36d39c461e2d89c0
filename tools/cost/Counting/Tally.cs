namespace Maitake.Cost.Counting
{
    /// <summary>What something costs on the interpreter.</summary>
    /// <param name="Instructions">IL instructions executed, those inside of the core library included.</param>
    /// <param name="Calls">Calls of every kind.</param>
    /// <param name="VirtualCalls">Of these, calls for which the interpreter looks up a method.</param>
    /// <param name="Interlocked">Of these, interlocked operations.</param>
    /// <param name="Locks">Of these, locks taken.</param>
    /// <param name="Objects">Heap objects made.</param>
    /// <param name="Blocks">Heap blocks of these on a 32-bit device, 12 bytes each.</param>
    /// <param name="WideBlocks">The same on a 64-bit interpreter, whose blocks are larger.</param>
    internal readonly record struct Tally(
        double Instructions, double Calls, double VirtualCalls, double Interlocked, double Locks, double Objects, double Blocks, double WideBlocks)
    {
        /// <summary>Bytes on a 32-bit device.</summary>
        public double Bytes => Blocks * HeapRules.BlockBytes;

        public static Tally operator +(Tally a, Tally b)
        {
            return new Tally(
                a.Instructions + b.Instructions, a.Calls + b.Calls, a.VirtualCalls + b.VirtualCalls, a.Interlocked + b.Interlocked,
                a.Locks + b.Locks, a.Objects + b.Objects, a.Blocks + b.Blocks, a.WideBlocks + b.WideBlocks);
        }

        public static Tally operator *(Tally a, double factor)
        {
            return new Tally(
                a.Instructions * factor, a.Calls * factor, a.VirtualCalls * factor, a.Interlocked * factor,
                a.Locks * factor, a.Objects * factor, a.Blocks * factor, a.WideBlocks * factor);
        }

        public static Tally operator -(Tally a, Tally b) => a + (b * -1);
    }
}
