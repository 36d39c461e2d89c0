using System.Threading;
using BenchmarkDotNet.Attributes;
using Maitake.Benchmarks.Operations;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>A mutex that two tasks take in turn, which give way while they have it. One operation is one of their locks.</summary>
    [BenchmarkCategory("mutex, two tasks that yield")]
    public class MutexBenchmarks
    {
        private const int Each = 5_000;

        [Benchmark(Baseline = true, OperationsPerInvoke = 2 * Each, Description = "nf-maitake, async Future")]
        public void Async()
        {
            Maitake.Sync.Mutex mutex = new Maitake.Sync.Mutex();
            Run.ToTheEnd(AsyncTasks.Lock(mutex, Each), AsyncTasks.Lock(mutex, Each));
        }

        [Benchmark(OperationsPerInvoke = 2 * Each, Description = "nf-maitake, Future")]
        public void ByHand()
        {
            Maitake.Sync.Mutex mutex = new Maitake.Sync.Mutex();
            Run.ToTheEnd(new HoldTask(mutex.Lock(), Each, true), new HoldTask(mutex.Lock(), Each, true));
        }

        [Benchmark(OperationsPerInvoke = 2 * Each, Description = "SemaphoreSlim in AsyncContext")]
        public void Slim()
        {
            AsyncContext.Run(() =>
            {
                SemaphoreSlim mutex = new SemaphoreSlim(1);
                return System.Threading.Tasks.Task.WhenAll(Locks(mutex), Locks(mutex));
            });
        }

        [Benchmark(OperationsPerInvoke = 2 * Each, Description = "Nito.AsyncEx.AsyncLock in AsyncContext")]
        public void AsyncEx()
        {
            AsyncContext.Run(() =>
            {
                AsyncLock mutex = new AsyncLock();
                return System.Threading.Tasks.Task.WhenAll(Locks(mutex), Locks(mutex));
            });
        }

        [Benchmark(OperationsPerInvoke = 2 * Each, Description = "SemaphoreSlim, thread pool")]
        public System.Threading.Tasks.Task SlimOnPool()
        {
            SemaphoreSlim mutex = new SemaphoreSlim(1);
            return System.Threading.Tasks.Task.WhenAll(System.Threading.Tasks.Task.Run(() => Locks(mutex)), System.Threading.Tasks.Task.Run(() => Locks(mutex)));
        }

        private static async System.Threading.Tasks.Task Locks(SemaphoreSlim mutex)
        {
            for (int i = 0; i < Each; i++)
            {
                await mutex.WaitAsync();
                await System.Threading.Tasks.Task.Yield();
                mutex.Release();
            }
        }

        private static async System.Threading.Tasks.Task Locks(AsyncLock mutex)
        {
            for (int i = 0; i < Each; i++)
            {
                using (await mutex.LockAsync())
                {
                    await System.Threading.Tasks.Task.Yield();
                }
            }
        }
    }
}
