namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>A counter that is read, and then written: it takes one preemption to go wrong.</summary>
    public sealed class LostUpdate : Scenario
    {
        private int _count;

        public LostUpdate()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            _count++;
        }

        protected override void Verify()
        {
            RequireEqual(2, _count, "count");
        }
    }
}
