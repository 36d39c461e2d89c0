using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One permit goes through the hands of two who wait for it, while a third takes it without waiting: none is lost, none comes from nowhere.</summary>
    public sealed class SemaphoreHandOff : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(1);
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker() };
        private int _inside;

        public SemaphoreHandOff()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            Guard guard;
            if (thread == 2)
            {
                guard = _semaphore.TryAcquire();
                if (guard == null)
                {
                    return;
                }
            }
            else
            {
                guard = _semaphore.Acquire();
                _wakers[thread].Finish(guard);
            }

            _inside++;
            RequireEqual(1, _inside, "who have it");
            _inside--;
            guard.Dispose();
        }

        protected override void Verify()
        {
            RequireEqual(1, _semaphore.AvailablePermits, "permits");
        }
    }
}
