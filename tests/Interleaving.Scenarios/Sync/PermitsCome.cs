using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One waits for two permits while two threads add one each, without a lock as long as nobody is in line: it gets both.</summary>
    public sealed class PermitsCome : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(0);
        private readonly ThreadWaker _waker = new ThreadWaker();

        public PermitsCome()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread != 0)
            {
                _semaphore.AddPermits(1);
                return;
            }

            Guard guard = _semaphore.Acquire(2);
            _waker.Finish(guard);
            RequireEqual(2, guard.HeldPermits, "held");
        }

        protected override void Verify()
        {
            RequireEqual(0, _semaphore.AvailablePermits, "permits");
        }
    }
}
