using System.Threading;

namespace Maitake.Targets.Tests
{
    // Counts its wakes, and can be waited for.
    internal sealed class CountingWaker : Waker
    {
        private readonly SemaphoreSlim _wakes = new SemaphoreSlim(0);
        private int _count;

        public int Count
        {
            get { return Volatile.Read(ref _count); }
        }

        public override void Wake()
        {
            Interlocked.Increment(ref _count);
            _wakes.Release();
        }

        public void WaitForWake()
        {
            _wakes.Wait();
        }
    }
}
