using Maitake.Atomics;

namespace Maitake.Interleaving.Scenarios.Atomics
{
    /// <summary>Two threads compare a reference and one exchanges it: one of the first two comes first, and nothing gets lost.</summary>
    public sealed class AtomicsOfReference : Scenario
    {
        private readonly AtomicReference _value = new AtomicReference(null);
        private readonly object[] _objects = { new object(), new object(), new object() };
        private readonly object[] _before = new object[3];

        public AtomicsOfReference()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            _before[thread] = thread == 0 ? _value.Exchange(_objects[0]) : _value.CompareExchange(_objects[thread], null);
        }

        protected override void Verify()
        {
            int firsts = 0;
            for (int i = 0; i < 3; i++)
            {
                firsts += _before[i] == null ? 1 : 0;
            }

            RequireEqual(1, firsts, "who found it empty");
            Require(_value.Load() == _objects[0], "the exchange was lost");
        }
    }
}
