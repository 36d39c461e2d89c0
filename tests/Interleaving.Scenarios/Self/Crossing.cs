namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>Two locks that are taken in different orders.</summary>
    public sealed class Crossing : Scenario
    {
        private readonly object _first = new object();
        private readonly object _second = new object();

        public Crossing()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            lock (thread == 0 ? _first : _second)
            {
                lock (thread == 0 ? _second : _first)
                {
                }
            }
        }

        protected override void Verify()
        {
        }
    }
}
