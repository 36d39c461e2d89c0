#if NANOFRAMEWORK_1_0
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
            // One heap block on the device, read between two thread switches: whole at any time.
            return _value;
        }

        /// <summary>Writes the value.</summary>
        public void Store(long value)
        {
            lock (this)
            {
                _value = value;
            }
        }

        /// <summary>Writes the value and returns what it was.</summary>
        public long Exchange(long value)
        {
            lock (this)
            {
                long old = _value;
                _value = value;
                return old;
            }
        }

        /// <summary>Writes <paramref name="value"/> if the present value is <paramref name="comparand"/>.</summary>
        /// <returns>What the value was; the write took place if that is <paramref name="comparand"/>.</returns>
        public long CompareExchange(long value, long comparand)
        {
            lock (this)
            {
                long old = _value;
                if (old == comparand)
                {
                    _value = value;
                }

                return old;
            }
        }

        /// <summary>Adds <paramref name="value"/> and returns the sum, which wraps.</summary>
        public long Add(long value)
        {
            lock (this)
            {
                _value += value;
                return _value;
            }
        }
    }
}
#endif
