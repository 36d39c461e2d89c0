using System.Threading;
using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using Maitake.Benchmarks.Operations;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>
    /// Two tasks that hand a signal to and fro: one operation is there and back. Each waits for the other each time, so that no way of waiting can save any of
    /// the two waits of a round.
    /// </summary>
    [BenchmarkCategory("signal round trip")]
    public class PingPongBenchmarks
    {
        private const int Rounds = 10_000;

        [Benchmark(Baseline = true, OperationsPerInvoke = Rounds, Description = "nf-maitake, two Signals, async Future")]
        public void Signals()
        {
            Maitake.Sync.Signal there = new Maitake.Sync.Signal();
            Maitake.Sync.Signal back = new Maitake.Sync.Signal();
            there.Set();
            Run.ToTheEnd(Play(there, back), Play(back, there));
        }

        // The least that there can be: nothing is kept for one who does not wait yet.
        [Benchmark(OperationsPerInvoke = Rounds, Description = "nf-maitake, Futures that keep a waker, no signal")]
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

        [Benchmark(OperationsPerInvoke = Rounds, Description = "nf-maitake, two WaitQueues, async Future")]
        public void WaitQueues()
        {
            Maitake.Sync.WaitQueue there = new Maitake.Sync.WaitQueue();
            Maitake.Sync.WaitQueue back = new Maitake.Sync.WaitQueue();
            Run.ToTheEnd(AsyncTasks.Ping(there, back, Rounds), AsyncTasks.Pong(there, back, Rounds));
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "nf-maitake, two WaitQueues, Future")]
        public void WaitQueuesByHand()
        {
            Maitake.Sync.WaitQueue there = new Maitake.Sync.WaitQueue();
            Maitake.Sync.WaitQueue back = new Maitake.Sync.WaitQueue();
            Run.ToTheEnd(new PlayTask(back, there, Rounds, true), new PlayTask(there, back, Rounds, false));
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "nf-maitake, two ChannelInt32s, async Future")]
        public void OurChannels()
        {
            Maitake.Sync.ChannelInt32 there = new Maitake.Sync.ChannelInt32(1);
            Maitake.Sync.ChannelInt32 back = new Maitake.Sync.ChannelInt32(1);
            Run.ToTheEnd(Play(there, back, true), Play(back, there, false));
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "TaskCompletionSources, new each time, in AsyncContext")]
        public void Completions()
        {
            AsyncContext.Run(async () =>
            {
                Completion there = new Completion();
                Completion back = new Completion();
                there.Set();
                await System.Threading.Tasks.Task.WhenAll(Play(there, back), Play(back, there));
            });
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

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two SemaphoreSlims, thread pool")]
        public System.Threading.Tasks.Task SemaphoresOnPool()
        {
            SemaphoreSlim there = new SemaphoreSlim(1);
            SemaphoreSlim back = new SemaphoreSlim(0);
            return System.Threading.Tasks.Task.WhenAll(
                System.Threading.Tasks.Task.Run(() => Play(there, back)), System.Threading.Tasks.Task.Run(() => Play(back, there)));
        }

        [Benchmark(OperationsPerInvoke = Rounds, Description = "two Channels, thread pool")]
        public System.Threading.Tasks.Task ChannelsOnPool()
        {
            Channel<int> there = Channel.CreateUnbounded<int>();
            Channel<int> back = Channel.CreateUnbounded<int>();
            return System.Threading.Tasks.Task.WhenAll(
                System.Threading.Tasks.Task.Run(() => Play(there, back, true)), System.Threading.Tasks.Task.Run(() => Play(back, there, false)));
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

        private static async Future Play(Maitake.Sync.ChannelInt32 mine, Maitake.Sync.ChannelInt32 other, bool begins)
        {
            if (begins)
            {
                other.TrySend(0);
            }

            for (int i = 0; i < Rounds; i++)
            {
                int value = await mine.Receive();
                other.TrySend(value + 1);
            }
        }

        private static async Future Play(Maitake.Sync.Signal mine, Maitake.Sync.Signal other)
        {
            for (int i = 0; i < Rounds; i++)
            {
                await mine.Wait();
                other.Set();
            }
        }

        private static async System.Threading.Tasks.Task Play(Completion mine, Completion other)
        {
            for (int i = 0; i < Rounds; i++)
            {
                await mine.Wait();
                other.Set();
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

        // For one who waits, on one thread: what one would write with what the base library has.
        private sealed class Completion
        {
            private System.Threading.Tasks.TaskCompletionSource _source = Make();

            public void Set() => _source.TrySetResult();

            public async System.Threading.Tasks.Task Wait()
            {
                await _source.Task;
                _source = Make();
            }

            private static System.Threading.Tasks.TaskCompletionSource Make()
            {
                return new System.Threading.Tasks.TaskCompletionSource(System.Threading.Tasks.TaskCreationOptions.RunContinuationsAsynchronously);
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
