using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using Maitake.Sync;
using Nito.AsyncEx;

namespace Maitake.Benchmarks
{
    /// <summary>A number sent and received without waiting.</summary>
    [BenchmarkCategory("channel, nobody waits")]
    public class ChannelTryBenchmarks
    {
        private const int Items = 10_000;

        private readonly ChannelInt32 _ours = new ChannelInt32(16);
        private readonly Channel<int> _theirs = System.Threading.Channels.Channel.CreateBounded<int>(16);

        [Benchmark(Baseline = true, OperationsPerInvoke = Items, Description = "nf-maitake, ChannelInt32, TrySend, TryReceive")]
        public int Ours()
        {
            int sum = 0;
            for (int i = 0; i < Items; i++)
            {
                _ours.TrySend(i);
                _ours.TryReceive(out int item);
                sum += item;
            }

            return sum;
        }

        [Benchmark(OperationsPerInvoke = Items, Description = "System.Threading.Channels, TryWrite, TryRead")]
        public int Theirs()
        {
            int sum = 0;
            for (int i = 0; i < Items; i++)
            {
                _theirs.Writer.TryWrite(i);
                _theirs.Reader.TryRead(out int item);
                sum += item;
            }

            return sum;
        }
    }

    /// <summary>
    /// Numbers from one task to another, over a channel of one. That of .NET takes the item of a sender who waits, and hands one to a receiver who waits, so that
    /// each side waits for every third item; ours leaves an item where it can be taken back until whoever waits has been polled, and both sides wait for
    /// each. Where neither can go on alone, see <see cref="PingPongBenchmarks"/>.
    /// </summary>
    [BenchmarkCategory("items through a channel of one")]
    public class ChannelWaitBenchmarks
    {
        private const int Items = 10_000;

        [Benchmark(Baseline = true, OperationsPerInvoke = Items, Description = "nf-maitake, ChannelInt32, async Future, 2 waits an item")]
        public void Ours()
        {
            ChannelInt32 channel = new ChannelInt32(1);
            Run.ToTheEnd(Sends(channel), Receives(channel));
        }

        [Benchmark(OperationsPerInvoke = Items, Description = "System.Threading.Channels in AsyncContext, 2/3 of a wait")]
        public void Theirs()
        {
            AsyncContext.Run(() =>
            {
                Channel<int> channel = System.Threading.Channels.Channel.CreateBounded<int>(1);
                return System.Threading.Tasks.Task.WhenAll(Sends(channel), Receives(channel));
            });
        }

        [Benchmark(OperationsPerInvoke = Items, Description = "System.Threading.Channels, thread pool, 2/3 of a wait")]
        public System.Threading.Tasks.Task OnPool()
        {
            Channel<int> channel = System.Threading.Channels.Channel.CreateBounded<int>(1);
            return System.Threading.Tasks.Task.WhenAll(
                System.Threading.Tasks.Task.Run(() => Sends(channel)), System.Threading.Tasks.Task.Run(() => Receives(channel)));
        }

        private static async Future Sends(ChannelInt32 channel)
        {
            for (int i = 0; i < Items; i++)
            {
                await channel.Send(i);
            }
        }

        private static async Future Receives(ChannelInt32 channel)
        {
            for (int i = 0; i < Items; i++)
            {
                await channel.Receive();
            }
        }

        private static async System.Threading.Tasks.Task Sends(Channel<int> channel)
        {
            for (int i = 0; i < Items; i++)
            {
                await channel.Writer.WriteAsync(i);
            }
        }

        private static async System.Threading.Tasks.Task Receives(Channel<int> channel)
        {
            for (int i = 0; i < Items; i++)
            {
                await channel.Reader.ReadAsync();
            }
        }
    }
}
