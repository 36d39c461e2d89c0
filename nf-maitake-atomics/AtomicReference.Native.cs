#if !NANOFRAMEWORK_1_0
using System.Threading;

namespace Maitake.Atomics
{
    /// <summary>
    /// A reference with atomic operations, each a full fence. Any thread, any interrupt callback; does not allocate. nanoCLR has no
    /// compare-and-swap of references, so each operation is a critical section there.
    /// </summary>
    /// <remarks>
    /// nanoCLR itself takes two strings, or two boxed values, for the same if they hold the same, also where a program compares references;
    /// so does <see cref="CompareExchange"/> there. Other objects are compared by identity everywhere.
    /// </remarks>
    public sealed class AtomicReference
    {
        private object _value;

        /// <summary>Makes one that holds <paramref name="value"/>.</summary>
        public AtomicReference(object value)
        {
            _value = value;
        }

        /// <summary>Reads the value.</summary>
        public object Load()
        {
            return Interlocked.CompareExchange(ref _value, null, null);
        }

        /// <summary>Writes the value.</summary>
        public void Store(object value)
        {
            Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes the value and returns what it was.</summary>
        public object Exchange(object value)
        {
            return Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes <paramref name="value"/> if the present value is <paramref name="comparand"/>.</summary>
        /// <returns>What the value was; the write took place if that is <paramref name="comparand"/>.</returns>
        public object CompareExchange(object value, object comparand)
        {
            return Interlocked.CompareExchange(ref _value, value, comparand);
        }
    }
}
#endif
