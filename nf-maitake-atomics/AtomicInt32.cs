using System.Threading;

namespace Maitake.Atomics
{
    /// <summary>A 32-bit number with atomic operations, each a full fence. Any thread, any interrupt callback; does not allocate.</summary>
    public sealed class AtomicInt32
    {
        private int _value;

        /// <summary>Makes one that holds <paramref name="value"/>.</summary>
        public AtomicInt32(int value)
        {
            _value = value;
        }

        /// <summary>Reads the value.</summary>
        public int Load()
        {
            return Interlocked.CompareExchange(ref _value, 0, 0);
        }

        /// <summary>Writes the value.</summary>
        public void Store(int value)
        {
            Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes the value and returns what it was.</summary>
        public int Exchange(int value)
        {
            return Interlocked.Exchange(ref _value, value);
        }

        /// <summary>Writes <paramref name="value"/> if the present value is <paramref name="comparand"/>.</summary>
        /// <returns>What the value was; the write took place if that is <paramref name="comparand"/>.</returns>
        public int CompareExchange(int value, int comparand)
        {
            return Interlocked.CompareExchange(ref _value, value, comparand);
        }

        /// <summary>Adds one and returns the sum, which wraps.</summary>
        public int Increment()
        {
            return Interlocked.Increment(ref _value);
        }

        /// <summary>Subtracts one and returns the difference, which wraps.</summary>
        public int Decrement()
        {
            return Interlocked.Decrement(ref _value);
        }

        /// <summary>Adds <paramref name="value"/> and returns the sum, which wraps.</summary>
        public int Add(int value)
        {
            for (; ;)
            {
                int old = Load();
                if (Interlocked.CompareExchange(ref _value, old + value, old) == old)
                {
                    return old + value;
                }
            }
        }

        /// <summary>Sets the bits of <paramref name="bits"/> and returns the value from before.</summary>
        public int Or(int bits)
        {
            for (; ;)
            {
                int old = Load();
                if (Interlocked.CompareExchange(ref _value, old | bits, old) == old)
                {
                    return old;
                }
            }
        }

        /// <summary>Clears all but the bits of <paramref name="bits"/> and returns the value from before.</summary>
        public int And(int bits)
        {
            for (; ;)
            {
                int old = Load();
                if (Interlocked.CompareExchange(ref _value, old & bits, old) == old)
                {
                    return old;
                }
            }
        }
    }
}
