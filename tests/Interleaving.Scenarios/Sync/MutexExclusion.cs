using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two threads lock a mutex, one of them twice with the same guard: one at a time is inside, and both get there.</summary>
    public sealed class MutexExclusion : Scenario
    {
        private readonly Mutex _mutex = new Mutex();
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker() };
        private int _inside;
        private int _count;

        public MutexExclusion()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            Guard guard = _mutex.Lock();
            for (int i = 0; i < 2 - thread; i++)
            {
                _wakers[thread].Finish(guard);
                _inside++;
                RequireEqual(1, _inside, "inside");
                _count++;
                _inside--;
                guard.Dispose();
                guard.Reset();
            }
        }

        protected override void Verify()
        {
            RequireEqual(3, _count, "times");
            Require(!_mutex.IsLocked, "locked by nobody");
        }
    }
}
