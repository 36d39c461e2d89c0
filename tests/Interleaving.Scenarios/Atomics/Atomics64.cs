using Maitake.Atomics;

namespace Maitake.Interleaving.Scenarios.Atomics
{
    /// <summary>Three threads add to, exchange and compare a number of 64 bits: each operation is one.</summary>
    public sealed class Atomics64 : Scenario
    {
        private readonly AtomicInt64 _value = new AtomicInt64(0);
        private readonly long[] _results = new long[3];

        public Atomics64()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _results[0] = _value.Exchange(100);
            }
            else if (thread == 1)
            {
                _results[1] = _value.Add(1);
            }
            else
            {
                _results[2] = _value.CompareExchange(1000, 0);
            }
        }

        protected override void Verify()
        {
            // What one of the six orders gives: what was before the exchange, what the sum was, what was compared, and what is left.
            long value = _value.Load();
            long hash = (_results[0] * 1000000000000) + (_results[1] * 100000000) + (_results[2] * 10000) + value;
            Require(
                hash == Order(0, 101, 101, 101) || hash == Order(0, 101, 100, 101) || hash == Order(1, 1, 100, 100)
                    || hash == Order(1, 1, 1, 100) || hash == Order(1000, 101, 0, 101) || hash == Order(1001, 1001, 0, 100),
                "not one after the other: " + _results[0].ToString() + ", " + _results[1].ToString() + ", " + _results[2].ToString() + ", " + value.ToString());
        }

        private static long Order(long exchanged, long sum, long compared, long value)
        {
            return (exchanged * 1000000000000) + (sum * 100000000) + (compared * 10000) + value;
        }
    }
}
