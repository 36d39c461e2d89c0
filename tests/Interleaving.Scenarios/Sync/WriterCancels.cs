using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A writer in line, which holds up a reader, gives up while the reader before is done: the next reader gets through.</summary>
    public sealed class WriterCancels : Scenario
    {
        private readonly RwLock _lock = new RwLock();
        private readonly CountingWaker _writerWaker = new CountingWaker();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly Guard _reader;
        private readonly Guard _writer;

        public WriterCancels()
            : base(3)
        {
            _reader = _lock.TryRead();
            _writer = _lock.Write();
            _writer.Poll(_writerWaker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _reader.Dispose();
            }
            else if (thread == 1)
            {
                _writer.Cancel();
            }
            else
            {
                Guard next = _lock.Read();
                _waker.Finish(next);
                next.Dispose();
            }
        }

        protected override void Verify()
        {
            Require(_lock.TryWrite() != null, "locked by nobody");
        }
    }
}
