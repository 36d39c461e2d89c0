using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two read and one writes: the writer is alone, and all get their turn.</summary>
    public sealed class ReadersAndWriter : Scenario
    {
        private readonly RwLock _lock = new RwLock();
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker(), new ThreadWaker() };
        private int _readers;
        private int _writers;

        public ReadersAndWriter()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            Guard guard = thread == 0 ? _lock.Write() : _lock.Read();
            _wakers[thread].Finish(guard);
            if (thread == 0)
            {
                _writers = 1;
                RequireEqual(0, _readers, "readers beside a writer");
                _writers = 0;
            }
            else
            {
                System.Threading.Interlocked.Increment(ref _readers);
                RequireEqual(0, _writers, "writers beside a reader");
                System.Threading.Interlocked.Decrement(ref _readers);
            }

            guard.Dispose();
        }

        protected override void Verify()
        {
            Require(_lock.TryWrite() != null, "locked by nobody");
        }
    }
}
