using AsyncLibrary;
using Maitake;

namespace AsyncCases
{
    /// <summary>What the device finds by name and signature alone: explicit implementations, and overrides that are none.</summary>
    internal static class Overriding
    {
        public static void Run()
        {
            T.Run("explicit implementations", Explicit, -1);
            T.Run("a virtual method that has one future more", OneMore, -1);
            T.Run("base calls", BaseCalls, -1);
        }

        private static async Future Explicit()
        {
            Meter meter = new Meter();
            T.Log("own", await meter.Work(2));
            T.Log("interface", await ((IWorker)meter).Work(2));
            T.Log("library", await Sensor.ReadTwice(meter));
        }

        private static async Future OneMore()
        {
            Feeder feeder = new CountingFeeder();
            await feeder.Feed(1);
            await feeder.Feed(2, Futures.Yield(1));
            CountingFeeder counting = new CountingFeeder();
            await counting.Feed(3);
            await counting.Feed(4);
        }

        private static async Future BaseCalls()
        {
            Feeder feeder = new GreedyFeeder();
            await feeder.Feed(1);
            await feeder.Feed(2, T.Leaf("leaf", 1));
        }
    }

    internal sealed class Meter : IWorker, IGauge
    {
        public async Future<int> Work(int value)
        {
            await Futures.YieldNow();
            return value;
        }

        async Future<int> IWorker.Work(int value)
        {
            await Futures.YieldNow();
            return value * 10;
        }

        async Future<int> IGauge.ReadGauge()
        {
            await Futures.YieldNow();
            return 21;
        }
    }

    internal class Feeder
    {
        public virtual async Future Feed(int value, Future before = null)
        {
            T.Log("feed", value);
            if (before != null)
            {
                await before;
            }
        }
    }

    // Its Feed is another method, and so is what the weaver adds to it.
    internal sealed class CountingFeeder : Feeder
    {
        private int _count;

        public async Future Feed(int value)
        {
            _count++;
            T.Log("counting", value * 10 + _count);
            await base.Feed(value, Futures.Yield(1));
        }
    }

    internal sealed class GreedyFeeder : Feeder
    {
        public override async Future Feed(int value, Future before = null)
        {
            await base.Feed(value, before);
            await base.Feed(value + 100);
        }
    }
}
