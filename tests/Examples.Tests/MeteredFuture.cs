using System;
using Maitake;

namespace Examples.Tests
{
    /// <summary>Counts what the polls of another future allocate.</summary>
    internal sealed class MeteredFuture : Future
    {
        private readonly Future _inner;

        public MeteredFuture(Future inner)
        {
            _inner = inner;
        }

        public long AllocatedBytes { get; private set; }

        public int Polls { get; private set; }

        public void Reset()
        {
            AllocatedBytes = 0;
            Polls = 0;
        }

        public override PollResult Poll(Waker waker)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            PollResult result = _inner.Poll(waker);
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
            Polls++;
            return result;
        }
    }
}
