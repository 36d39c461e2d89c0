using Maitake.Atomics;

namespace Maitake.Interleaving.Scenarios.Atomics
{
    /// <summary>Three threads add to a number of 32 bits and set and clear bits of it: nothing gets lost.</summary>
    public sealed class Atomics32 : Scenario
    {
        private readonly AtomicInt32 _value = new AtomicInt32(0x70);

        public Atomics32()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _value.Add(1);
            }
            else if (thread == 1)
            {
                _value.Or(0x100);
            }
            else
            {
                _value.And(~0x10);
            }
        }

        protected override void Verify()
        {
            RequireEqual(0x161, _value.Load(), "value");
        }
    }
}
