using System.Threading;
using BenchmarkDotNet.Attributes;

namespace Maitake.Benchmarks
{
    /// <summary>What operations are made of.</summary>
    [BenchmarkCategory("parts")]
    public class PartBenchmarks
    {
        private readonly object _gate = new object();
        private readonly Maitake.Sync.Semaphore _semaphore = new Maitake.Sync.Semaphore(4);
        private readonly Maitake.Sync.WaitQueue _queue = new Maitake.Sync.WaitQueue();
        private int _bit;
        private int _sum;

        [Benchmark(Baseline = true, Description = "lock and unlock an object")]
        public void Lock()
        {
            lock (_gate)
            {
                _sum++;
            }
        }

        [Benchmark(Description = "CompareExchange, and a write")]
        public void CompareAndSwap()
        {
            Interlocked.CompareExchange(ref _bit, 1, 0);
            _sum++;
            Volatile.Write(ref _bit, 0);
        }

        [Benchmark(Description = "a YieldFuture made")]
        public object Yield() => Futures.YieldNow();

        [Benchmark(Description = "a Wait made")]
        public object Wait() => _queue.Wait();

        [Benchmark(Description = "a Guard made")]
        public object Guard() => _semaphore.Acquire();
    }
}
