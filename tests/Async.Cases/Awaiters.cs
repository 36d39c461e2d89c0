using Maitake;

namespace AsyncCases
{
    /// <summary>What is awaited is what GetAwaiter returns, and that need not be the object that it is called on.</summary>
    internal static class Awaiters
    {
        public static void Run()
        {
            T.Run("a GetAwaiter of one's own", Own, -1);
            T.Run("a GetAwaiter of one's own, canceled", Own, 2);
            T.Run("a future with another GetAwaiter", Hidden, -1);
            T.Run("GetAwaiter as an extension", Extension, -1);
            T.Run("an async GetAwaiter in a loop", InLoop, -1);
            T.Run("awaiters taken by hand", ByHand, -1);
            T.Run("await using", Using, -1);
            T.Run("await using, canceled in the body", Using, 1);
            T.Run("await using, canceled in the end", Using, 3);
            T.Run("await foreach", ForEach, -1);
            T.Run("await foreach, canceled", ForEach, 3);
        }

        private static async Future Own()
        {
            try
            {
                T.Log("value", await new Measurement(3));
                T.Log("value", await new Measurement(4) + await new Measurement(5));
            }
            finally
            {
                T.Log("end");
            }
        }

        private static async Future Hidden()
        {
            HidingFuture future = new HidingFuture();
            T.Log("value", await future);
            T.Log("value", await new HidingFuture());
        }

        private static async Future Extension()
        {
            await 3;
            T.Log(await "text");
        }

        private static async Future InLoop()
        {
            Measurement measurement = new Measurement(1);
            for (int i = 0; i < 3; i++)
            {
                T.Log("value", await measurement);
            }
        }

        private static async Future ByHand()
        {
            Future<int> value = new Measurement(7).GetAwaiter();
            await value;
            T.Log("value", value.GetAwaiter().GetResult());
            Future plain = value;
            plain.GetAwaiter().GetResult();
            T.Log(plain.GetAwaiter().IsCompleted.ToString());
        }

        private static async Future Using()
        {
            await using (Connection outer = new Connection("outer"))
            {
                await using Connection inner = new Connection("inner");
                await T.Leaf("leaf", 2);
            }

            T.Log("after");
        }

        private static async Future ForEach()
        {
            await foreach (int value in new Samples(4))
            {
                if (value == 2)
                {
                    continue;
                }

                T.Log("sample", value);
                await Futures.YieldNow();
            }

            await foreach (int value in new Samples(4))
            {
                if (value == 1)
                {
                    break;
                }
            }
        }
    }

    internal sealed class Measurement
    {
        private int _value;

        public Measurement(int value)
        {
            _value = value;
        }

        public async Future<int> GetAwaiter()
        {
            await Futures.Yield(2);
            return _value++;
        }
    }

    internal sealed class HidingFuture : Future<int>
    {
        public override PollResult Poll(Waker waker)
        {
            T.Log("not what is awaited");
            Complete(0);
            return PollResult.Ready;
        }

        public new Future<int> GetAwaiter()
        {
            return new Measurement(8).GetAwaiter();
        }
    }

    internal static class AwaiterExtensions
    {
        public static Future GetAwaiter(this int polls)
        {
            return T.Leaf("int", polls);
        }

        public static async Future<string> GetAwaiter(this string text)
        {
            await 1;
            return text + text;
        }
    }

    internal sealed class Connection
    {
        private readonly string _name;

        public Connection(string name)
        {
            _name = name;
        }

        public async Future DisposeAsync()
        {
            T.Log("closing " + _name);
            await Futures.YieldNow();
            T.Log("closed " + _name);
        }
    }

    internal sealed class Samples
    {
        private readonly int _count;

        public Samples(int count)
        {
            _count = count;
        }

        public int Current { get; private set; }

        public Samples GetAsyncEnumerator()
        {
            return this;
        }

        public async Future<bool> MoveNextAsync()
        {
            await Futures.YieldNow();
            return ++Current <= _count;
        }

        public async Future DisposeAsync()
        {
            await Futures.YieldNow();
            T.Log("enumerated up to", Current);
        }
    }
}
