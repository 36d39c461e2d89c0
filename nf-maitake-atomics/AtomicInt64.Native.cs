#if !NANOFRAMEWORK_1_0
using System.Threading;

namespace Maitake.Atomics
{
    /// <summary>
    /// A 64-bit number with atomic operations, each a full fence. Any thread, any interrupt callback; does not allocate. nanoCLR has no
    /// 64-bit compare-and-swap, so each operation is a critical section there.
    /// </summary>
    public sealed class AtomicInt64
    {
        private long _value;

        /// <summary>Makes one that holds <paramref name="value"/>.</summary>
        public AtomicInt64(long value)
        {
            _value = value;
        }

        /// <summary>Reads the value.</summary>
        public long Load()
        {
            return Interlocked.CompareExchange(ref _value, 0, 0);
        }

        /// <summary>Writes the value.</summary>
        public void Store(long value)
        {
            Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes the value and returns what it was.</summary>
        public long Exchange(long value)
        {
            return Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes <paramref name="value"/> if the present value is <paramref name="comparand"/>.</summary>
        /// <returns>What the value was; the write took place if that is <paramref name="comparand"/>.</returns>
        public long CompareExchange(long value, long comparand)
        {
            return Interlocked.CompareExchange(ref _value, value, comparand);
        }

        /// <summary>Adds <paramref name="value"/> and returns the sum, which wraps.</summary>
        public long Add(long value)
        {
            return Interlocked.Add(ref _value, value);
        }
    }
}
#endif
