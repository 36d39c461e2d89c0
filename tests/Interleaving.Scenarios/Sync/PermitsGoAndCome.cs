using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One takes and gives back without waiting while another stands in line for more than there is and gives up, and a third adds one: the sum is right.</summary>
    public sealed class PermitsGoAndCome : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(1);
        private readonly CountingWaker _waker = new CountingWaker();

        public PermitsGoAndCome()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Guard guard = _semaphore.Acquire(2);
                guard.Poll(_waker);
                guard.Cancel();
                guard.Dispose();
            }
            else if (thread == 1)
            {
                Guard guard = _semaphore.TryAcquire();
                if (guard != null)
                {
                    guard.Dispose();
                }
            }
            else
            {
                _semaphore.AddPermits(1);
            }
        }

        protected override void Verify()
        {
            RequireEqual(2, _semaphore.AvailablePermits, "permits");
            Guard all = _semaphore.TryAcquire(2);
            Require(all != null, "they are not to be had");
        }
    }
}
