using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A semaphore is closed while a permit comes for one who waits: it has the permit, or is told, and does not wait for good.</summary>
    public sealed class SemaphoreClose : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(0);
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly Guard _guard;
        private bool _got;

        public SemaphoreClose()
            : base(3)
        {
            _guard = _semaphore.Acquire();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _got = _waker.TryFinish(_guard);
            }
            else if (thread == 1)
            {
                _semaphore.AddPermits(1);
            }
            else
            {
                _semaphore.Close();
            }
        }

        protected override void Verify()
        {
            RequireEqual(_got ? 1 : 0, _guard.HeldPermits, "held");
            Require(_semaphore.IsClosed, "not closed");
            bool closed = false;
            try
            {
                _semaphore.TryAcquire();
            }
            catch (ClosedException)
            {
                closed = true;
            }

            Require(closed, "a permit of a closed semaphore");
        }
    }
}
