using BenchmarkDotNet.Attributes;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>Tasks made, run once and finished, some hundred at a time.</summary>
    [BenchmarkCategory("spawn and complete")]
    public class SpawnBenchmarks
    {
        private const int Many = 256;

        private readonly Scheduler _scheduler = new Scheduler(Many);
        private readonly System.Threading.Tasks.Task[] _tasks = new System.Threading.Tasks.Task[Many];

        [Benchmark(Baseline = true, OperationsPerInvoke = Many, Description = "nf-maitake, Future")]
        public void ByHand()
        {
            for (int i = 0; i < Many; i++)
            {
                _scheduler.Spawn(Futures.Ready());
            }

            _scheduler.Tick();
        }

        [Benchmark(OperationsPerInvoke = Many, Description = "nf-maitake, async Future")]
        public void Async()
        {
            for (int i = 0; i < Many; i++)
            {
                _scheduler.Spawn(Nothing());
            }

            _scheduler.Tick();
        }

        [Benchmark(OperationsPerInvoke = Many, Description = "Task.Run, thread pool")]
        public void Pool()
        {
            for (int i = 0; i < Many; i++)
            {
                _tasks[i] = System.Threading.Tasks.Task.Run(Empty);
            }

            System.Threading.Tasks.Task.WaitAll(_tasks);
        }

        [Benchmark(OperationsPerInvoke = Many, Description = "Task in Nito.AsyncEx.AsyncContext")]
        public void Context()
        {
            AsyncContext.Run(SpawnAll);
        }

        private static System.Threading.Tasks.Task SpawnAll()
        {
            System.Threading.Tasks.Task[] tasks = new System.Threading.Tasks.Task[Many];
            System.Threading.Tasks.TaskScheduler scheduler = System.Threading.Tasks.TaskScheduler.FromCurrentSynchronizationContext();
            for (int i = 0; i < Many; i++)
            {
                tasks[i] = System.Threading.Tasks.Task.Factory.StartNew(Empty, default, default, scheduler);
            }

            return System.Threading.Tasks.Task.WhenAll(tasks);
        }

        private static void Empty()
        {
        }

#pragma warning disable CS1998 // An async method that awaits nothing is what is measured.
        private static async Future Nothing()
        {
        }
#pragma warning restore CS1998
    }
}
