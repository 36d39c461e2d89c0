using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two threads dispose one guard while a third wants what it has: it is given back once.</summary>
    public sealed class GiveBackTwice : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(1);
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly Guard _guard;

        public GiveBackTwice()
            : base(3)
        {
            _guard = _semaphore.TryAcquire();
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                _guard.Dispose();
                return;
            }

            _waker.Finish(_semaphore.Acquire());
        }

        protected override void Verify()
        {
            RequireEqual(0, _semaphore.AvailablePermits, "permits");
        }
    }
}
