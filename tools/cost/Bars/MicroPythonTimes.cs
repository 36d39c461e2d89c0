using System.Collections.Generic;

namespace Maitake.Cost.Bars
{
    /// <summary>An operation by MicroPython's asyncio and by this library, in nanoseconds, the best of each round of one sitting.</summary>
    /// <param name="MicroPython">With the heap that its build has.</param>
    /// <param name="SmallHeap">With one of 128 KB.</param>
    /// <param name="Async">By an async method on the interpreter.</param>
    internal sealed record MicroPythonTimes(IReadOnlyList<double> MicroPython, IReadOnlyList<double> SmallHeap, IReadOnlyList<double> Async)
    {
        public const string Yield = "yield";
        public const string RoundTrip = "roundTrip";

        /// <summary>What MicroPython's script calls each operation, and what the library's is called.</summary>
        public static IReadOnlyDictionary<string, string> Operations { get; } = new Dictionary<string, string>
        {
            [Yield] = "await of a yield, run by the executor",
            [RoundTrip] = "round trip of two async tasks over two signals, run by the executor",
        };
    }
}
