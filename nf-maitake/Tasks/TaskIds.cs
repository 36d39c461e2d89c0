using System.Threading;

namespace Maitake
{
    /// <summary>Numbers tasks 1, 2, 3 … without reuse, across all schedulers and past 2^32, from the 32-bit atomics the platform has.</summary>
    /// <remarks>
    /// Half-period counting, as real-time timers extend a narrow counter: the number of 2^31-steps is kept beside the counter, and its
    /// parity has to match the counter's top bit. Whoever sees a mismatch knows that the step is counted but not yet published.
    /// </remarks>
    internal static class TaskIds
    {
        private static int s_counter;
        private static int s_halfPeriods;

        public static long Next()
        {
            int halfPeriods = Interlocked.CompareExchange(ref s_halfPeriods, 0, 0);
            int counter = Interlocked.Increment(ref s_counter);
            if ((counter & 0x7FFFFFFF) == 0)
            {
                Interlocked.Increment(ref s_halfPeriods);
            }

            int topBit = counter < 0 ? 1 : 0;
            if ((halfPeriods & 1) != topBit)
            {
                halfPeriods++;
            }

            return ((long)halfPeriods << 31) | (long)(counter & 0x7FFFFFFF);
        }
    }
}
