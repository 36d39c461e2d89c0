using System.Threading;
using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>Two tasks that hand a signal to and fro: one operation is there and back.</summary>
    [BenchmarkCategory("signal round trip")]
    public class PingPongBenchmarks
    {
        private const int Rounds = 10_000;

        [Benchmark(Baseline = true, OperationsPerInvoke = Rounds, Description = "nf-maitake, Future and waker")]
        public void ByHand()
        {
            Scheduler scheduler = new Scheduler(2);
            Player one = new Player();
            Player two = new Player();
            one.Other = two;
            two.Other = one;
            scheduler.Spawn(one);
            scheduler.Spawn(two);
            for (int left = 2 * Rounds; left > 0;)
            {
                left -= scheduler.Tick().Polled;
            }
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two Channels in AsyncContext")]
        public void Channels()
        {
            AsyncContext.Run(async () =>
            {
                Channel<int> there = Channel.CreateUnbounded<int>();
                Channel<int> back = Channel.CreateUnbounded<int>();
                await System.Threading.Tasks.Task.WhenAll(Play(there, back, true), Play(back, there, false));
            });
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two SemaphoreSlims in AsyncContext")]
        public void Semaphores()
        {
            AsyncContext.Run(async () =>
            {
                SemaphoreSlim there = new SemaphoreSlim(1);
                SemaphoreSlim back = new SemaphoreSlim(0);
                await System.Threading.Tasks.Task.WhenAll(Play(there, back), Play(back, there));
            });
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two Nito.AsyncEx.AsyncAutoResetEvents in AsyncContext")]
        public void AsyncEvents()
        {
            AsyncContext.Run(async () =>
            {
                AsyncAutoResetEvent there = new AsyncAutoResetEvent(true);
                AsyncAutoResetEvent back = new AsyncAutoResetEvent(false);
                await System.Threading.Tasks.Task.WhenAll(Play(there, back), Play(back, there));
            });
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two threads, two AutoResetEvents")]
        public void Threads()
        {
            AutoResetEvent there = new AutoResetEvent(true);
            AutoResetEvent back = new AutoResetEvent(false);
            Thread other = new Thread(() => Play(there, back));
            other.Start();
            Play(back, there);
            other.Join();
        }

        private static async System.Threading.Tasks.Task Play(Channel<int> mine, Channel<int> other, bool begins)
        {
            if (begins)
            {
                other.Writer.TryWrite(0);
            }

            for (int i = 0; i < Rounds; i++)
            {
                int value = await mine.Reader.ReadAsync();
                other.Writer.TryWrite(value + 1);
            }
        }

        private static async System.Threading.Tasks.Task Play(SemaphoreSlim mine, SemaphoreSlim other)
        {
            for (int i = 0; i < Rounds; i++)
            {
                await mine.WaitAsync();
                other.Release();
            }
        }

        private static async System.Threading.Tasks.Task Play(AsyncAutoResetEvent mine, AsyncAutoResetEvent other)
        {
            for (int i = 0; i < Rounds; i++)
            {
                await mine.WaitAsync();
                other.Set();
            }
        }

        private static void Play(AutoResetEvent mine, AutoResetEvent other)
        {
            for (int i = 0; i < Rounds; i++)
            {
                mine.WaitOne();
                other.Set();
            }
        }

        private sealed class Player : Future
        {
            public Player Other;
            private Waker _waker;

            public override PollResult Poll(Waker waker)
            {
                _waker = waker;
                Other._waker?.Wake();
                return PollResult.Pending;
            }
        }
    }
}
