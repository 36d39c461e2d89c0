using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>
    /// What has been granted to one who has not noticed stays granted if it is closed then, and a guard that is ready while it is closed and given back has had its
    /// turn: whoever is woken for a permit gets one.
    /// </summary>
    public sealed class GrantAndClose : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(0);
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker() };
        private readonly Guard[] _guards = new Guard[2];
        private readonly bool[] _got = new bool[2];

        public GrantAndClose()
            : base(3)
        {
            for (int i = 0; i < 2; i++)
            {
                _guards[i] = _semaphore.Acquire();
                _guards[i].Poll(_wakers[i]);
            }
        }

        public override void Run(int thread)
        {
            if (thread == 2)
            {
                // Granted to both before it is closed.
                _semaphore.AddPermits(1);
                _semaphore.AddPermits(1);
                _semaphore.Close();
                return;
            }

            _got[thread] = _wakers[thread].TryFinish(_guards[thread]);
        }

        protected override void Verify()
        {
            Require(_got[0] && _got[1], "a grant was taken back");
            RequireEqual(2, _guards[0].HeldPermits + _guards[1].HeldPermits, "held");
        }
    }
}
