using System.Threading;
using BenchmarkDotNet.Attributes;
using Maitake.Benchmarks.Operations;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>A permit of four taken and given back by one task, which never waits for it.</summary>
    [BenchmarkCategory("semaphore, nobody waits")]
    public class SemaphoreBenchmarks
    {
        private const int Times = 10_000;

        private readonly SemaphoreSlim _slim = new SemaphoreSlim(4);
        private readonly AsyncSemaphore _async = new AsyncSemaphore(4);

        [Benchmark(Baseline = true, OperationsPerInvoke = Times, Description = "nf-maitake, async Future")]
        public void Async() => Run.ToTheEnd(AsyncTasks.Acquire(new Maitake.Sync.Semaphore(4), Times));

        [Benchmark(OperationsPerInvoke = Times, Description = "nf-maitake, Future")]
        public void ByHand() => Run.ToTheEnd(new HoldTask(new Maitake.Sync.Semaphore(4).Acquire(), Times, false));

        [Benchmark(OperationsPerInvoke = Times, Description = "SemaphoreSlim")]
        public async System.Threading.Tasks.Task Slim()
        {
            for (int i = 0; i < Times; i++)
            {
                await _slim.WaitAsync();
                _slim.Release();
            }
        }

        [Benchmark(OperationsPerInvoke = Times, Description = "Nito.AsyncEx.AsyncSemaphore")]
        public async System.Threading.Tasks.Task AsyncEx()
        {
            for (int i = 0; i < Times; i++)
            {
                await _async.WaitAsync();
                _async.Release();
            }
        }
    }
}
