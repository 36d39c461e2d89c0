using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>The first in line gives up while a permit comes for it: the next gets that, or it stays where it was.</summary>
    public sealed class SemaphoreCancel : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(0);
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly ThreadWaker _nextWaker = new ThreadWaker();
        private readonly Guard _first;
        private bool _taken;

        public SemaphoreCancel()
            : base(3)
        {
            _first = _semaphore.Acquire();
            _first.Poll(_waker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _taken = _first.Poll(_waker) == PollResult.Ready;
                _first.Cancel();
                _first.Dispose();
            }
            else if (thread == 1)
            {
                _semaphore.AddPermits(1);
            }
            else
            {
                Guard next = _semaphore.Acquire();
                _nextWaker.Finish(next);
                RequireEqual(1, next.HeldPermits, "held");
            }
        }

        protected override void Verify()
        {
            RequireEqual(0, _semaphore.AvailablePermits, "permits");
            Require(_waker.Count <= 1, "woken twice");
            Require(!_taken || _waker.Count == 1, "had it without a wake");
        }
    }
}
