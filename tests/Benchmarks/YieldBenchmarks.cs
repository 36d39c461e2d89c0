using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>64 tasks that give way to each other, on one thread; and on those of the pool, where there is no scheduler of one thread to compare.</summary>
    [BenchmarkCategory("yield, 64 tasks")]
    public class YieldBenchmarks
    {
        private const int Tasks = 64;
        private const int Each = 256;

        private readonly Scheduler _scheduler = new Scheduler(Tasks);

        [GlobalSetup]
        public void SetUp()
        {
            for (int i = 0; i < Tasks; i++)
            {
                _scheduler.Spawn(new Yielder());
            }
        }

        [Benchmark(Baseline = true, OperationsPerInvoke = Tasks * Each, Description = "nf-maitake, Future")]
        public void ByHand()
        {
            for (int left = Tasks * Each; left > 0;)
            {
                left -= _scheduler.Tick().Polled;
            }
        }

        [Benchmark(OperationsPerInvoke = Tasks * Each, Description = "nf-maitake, async Future")]
        public void Async()
        {
            Scheduler scheduler = new Scheduler(Tasks);
            for (int i = 0; i < Tasks; i++)
            {
                scheduler.Spawn(Yields());
            }

            while (scheduler.Tick().HasRemaining)
            {
            }
        }

        [Benchmark(OperationsPerInvoke = Tasks * Each, Description = "Task.Yield in Nito.AsyncEx.AsyncContext")]
        public void Context()
        {
            AsyncContext.Run(TaskYieldsOfAll);
        }

        [Benchmark(OperationsPerInvoke = Tasks * Each, Description = "Task.Yield, thread pool")]
        public System.Threading.Tasks.Task Pool() => System.Threading.Tasks.Task.Run(TaskYieldsOfAll);

        private static async Future Yields()
        {
            YieldFuture yield = Futures.YieldNow();
            for (int i = 0; i < Each; i++)
            {
                yield.Reset(1);
                await yield;
            }
        }

        private static System.Threading.Tasks.Task TaskYieldsOfAll()
        {
            System.Threading.Tasks.Task[] tasks = new System.Threading.Tasks.Task[Tasks];
            for (int i = 0; i < Tasks; i++)
            {
                tasks[i] = TaskYields();
            }

            return System.Threading.Tasks.Task.WhenAll(tasks);
        }

        private static async System.Threading.Tasks.Task TaskYields()
        {
            for (int i = 0; i < Each; i++)
            {
                await System.Threading.Tasks.Task.Yield();
            }
        }

        private sealed class Yielder : Future
        {
            public override PollResult Poll(Waker waker)
            {
                waker.Wake();
                return PollResult.Pending;
            }
        }
    }
}
