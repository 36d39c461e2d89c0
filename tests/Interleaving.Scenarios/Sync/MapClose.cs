using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A map is closed while a key is woken and waited for: who waits is woken or is told, as the one who wakes is.</summary>
    public sealed class MapClose : Scenario
    {
        private readonly WaitMap _map = new WaitMap();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly Wait _wait;
        private WakeOutcome _outcome;
        private bool _got;

        public MapClose()
            : base(3)
        {
            _wait = _map.Wait(7);
            _wait.Subscribe();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _got = _waker.TryFinish(_wait);
            }
            else if (thread == 1)
            {
                _outcome = _map.Wake(7, this);
            }
            else
            {
                _map.Close();
            }
        }

        protected override void Verify()
        {
            Require(_outcome == (_got ? WakeOutcome.Woke : WakeOutcome.Closed), "two different ends");
        }
    }
}
