using Maitake.Atomics;

namespace Maitake.Interleaving.Scenarios.Atomics
{
    /// <summary>Three threads count in a critical section, one of them enters it twice.</summary>
    public sealed class Section : Scenario
    {
        private readonly CriticalSection _section = new CriticalSection();
        private int _count;

        public Section()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            using (_section.Enter())
            {
                if (thread == 0)
                {
                    _section.Enter();
                    _count++;
                    _section.Exit();
                }

                _count++;
            }
        }

        protected override void Verify()
        {
            RequireEqual(4, _count, "count");
        }
    }
}
