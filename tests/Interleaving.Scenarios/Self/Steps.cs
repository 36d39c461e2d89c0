using System.Threading;

namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>Two threads that do so many steps each, which all depend on each other, or none.</summary>
    public abstract class Steps : Scenario
    {
        private readonly int _count;
        private readonly bool _shared;
        private int _a;
        private int _b;

        protected Steps(int count, bool shared)
            : base(2)
        {
            _count = count;
            _shared = shared;
        }

        public override void Run(int thread)
        {
            for (int i = 0; i < _count; i++)
            {
                if (thread == 0 || _shared)
                {
                    Interlocked.Increment(ref _a);
                }
                else
                {
                    Interlocked.Increment(ref _b);
                }
            }
        }

        protected override void Verify()
        {
            RequireEqual(2 * _count, _a + _b, "steps");
        }
    }

    /// <summary>Three steps each, which depend on each other.</summary>
    public sealed class DependentSteps : Steps
    {
        public DependentSteps()
            : base(3, true)
        {
        }
    }

    /// <summary>Three steps each, none of which depends on one of the other's.</summary>
    public sealed class IndependentSteps : Steps
    {
        public IndependentSteps()
            : base(3, false)
        {
        }
    }
}
