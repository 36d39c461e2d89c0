namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>A counter under a lock: nothing can go wrong, and the counter itself need be no point.</summary>
    public sealed class LockedUpdate : Scenario
    {
        private int _count;

        public LockedUpdate()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            lock (this)
            {
                _count++;
            }
        }

        protected override void Verify()
        {
            RequireEqual(3, _count, "count");
        }
    }
}
