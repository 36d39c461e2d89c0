using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two wait for each other: both go on, and one was the last.</summary>
    public sealed class BarrierRound : Scenario
    {
        private readonly Barrier _barrier = new Barrier(2);
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker() };
        private readonly Future<bool>[] _waits = new Future<bool>[2];

        public BarrierRound()
            : base(2)
        {
            _waits[0] = _barrier.Wait();
            _waits[1] = _barrier.Wait();
        }

        public override void Run(int thread)
        {
            _wakers[thread].Finish(_waits[thread]);
        }

        protected override void Verify()
        {
            Require(_waits[0].Result != _waits[1].Result, "both or neither were the last");
        }
    }
}
