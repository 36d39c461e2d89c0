using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A mutex is given back while the first in line gives up: the second in line gets it.</summary>
    public sealed class MutexCancel : Scenario
    {
        private readonly Mutex _mutex = new Mutex();
        private readonly CountingWaker _firstWaker = new CountingWaker();
        private readonly ThreadWaker _secondWaker = new ThreadWaker();
        private readonly Guard _held;
        private readonly Guard _first;
        private readonly Guard _second;

        public MutexCancel()
            : base(3)
        {
            _held = _mutex.TryLock();
            _first = _mutex.Lock();
            _first.Poll(_firstWaker);
            _second = _mutex.Lock();
            _second.Poll(_secondWaker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _held.Dispose();
            }
            else if (thread == 1)
            {
                _first.Cancel();
            }
            else
            {
                _secondWaker.Finish(_second);
                RequireEqual(0, _held.HeldPermits, "held by the one before");
                _second.Dispose();
            }
        }

        protected override void Verify()
        {
            Require(!_mutex.IsLocked, "locked by nobody");
        }
    }
}
