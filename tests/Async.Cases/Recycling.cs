using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Calls whose frames are used again, and calls whose frames must not be.</summary>
    internal static class Recycling
    {
        private static Future<int> s_pending;
        private static int s_made;

        public static void Run()
        {
            T.Run("the same call in a loop", Loop, -1);
            T.Run("the same method at two places", TwoPlaces, -1);
            T.Run("a cached future keeps its value", Cached, -1);
            T.Run("a frame is used again after a fault", AfterFault, -1);
            T.Run("fields start anew", StartAnew, -1);
            T.Run("a kept future is not used again", Kept, -1);
            T.Run("nested loops of calls", NestedLoops, -1);
            T.Run("calls in arguments of calls", Arguments, -1);
            T.Run("recursion in a loop", RecursionInLoop, -1);
            T.Run("a frame after a time-out", AfterTimeout, -1);
        }

        private static async Future<int> Square(int value)
        {
            int start = value;
            await Futures.YieldNow();
            return start * value;
        }

        private static async Future Loop()
        {
            for (int i = 0; i < 4; i++)
            {
                T.Log("square", await Square(i));
            }
        }

        private static async Future TwoPlaces()
        {
            for (int i = 0; i < 2; i++)
            {
                int a = await Square(i + 2);
                int b = await Square(i + 3);
                T.Log("ab", (a * 100) + b);
            }
        }

        private static Future<int> Read()
        {
            return s_pending ??= ReadCore();
        }

        private static async Future<int> ReadCore()
        {
            await Futures.YieldNow();
            return ++s_made;
        }

        private static async Future Cached()
        {
            s_pending = null;
            s_made = 0;
            for (int i = 0; i < 3; i++)
            {
                T.Log("read", await Read());
                T.Log("core", await ReadCore());
            }
        }

        private static async Future<int> Sometimes(int i)
        {
            await Futures.YieldNow();
            if (i % 2 == 1)
            {
                throw new Exception("odd");
            }

            return i;
        }

        private static async Future AfterFault()
        {
            for (int i = 0; i < 4; i++)
            {
                try
                {
                    T.Log("value", await Sometimes(i));
                }
                catch (Exception exception)
                {
                    T.Log(exception.Message);
                }
            }
        }

        private static async Future<int> Count(int to)
        {
            int sum = 0;
            string text = null;
            for (int i = 0; i < to; i++)
            {
                await Futures.YieldNow();
                sum += i;
                text = (text ?? "") + "x";
            }

            return sum + (text == null ? 0 : text.Length * 100);
        }

        private static async Future StartAnew()
        {
            T.Log("three", await Count(3));
            T.Log("none", await Count(0));
            T.Log("two", await Count(2));
        }

        private static async Future Kept()
        {
            Future<int>[] kept = new Future<int>[3];
            for (int i = 0; i < 3; i++)
            {
                kept[i] = Square(i + 1);
            }

            for (int i = 2; i >= 0; i--)
            {
                T.Log("kept", await kept[i]);
            }

            T.Log("sum", kept[0].Result + kept[1].Result + kept[2].Result);
        }

        private static async Future<int> Inner(int n)
        {
            int sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += await Square(i);
            }

            return sum;
        }

        private static async Future NestedLoops()
        {
            for (int i = 0; i < 4; i++)
            {
                T.Log("inner", await Inner(i));
            }
        }

        private static async Future Arguments()
        {
            T.Log("nested", await Square(await Square(await Square(2))));
            T.Log("added", await Add(await Square(2), await Square(3)));
        }

        private static async Future<int> Add(int a, int b)
        {
            await Futures.YieldNow();
            return a + b;
        }

        private static async Future<int> Depth(int n)
        {
            await Futures.YieldNow();
            return n == 0 ? 0 : await Depth(n - 1) + 1;
        }

        private static async Future RecursionInLoop()
        {
            for (int i = 3; i >= 0; i--)
            {
                T.Log("depth", await Depth(i));
            }

            T.Log("depth", await Depth(5));
        }

        private static async Future Slow(int ticks)
        {
            await T.Wheel.SleepTicks(ticks);
            T.Log("slow", ticks);
        }

        private static async Future AfterTimeout()
        {
            for (int i = 1; i < 4; i++)
            {
                await T.Wheel.Timeout(new TimeSpan(5 * TimeSpan.TicksPerMillisecond), Slow(i * 3));
                T.Log("round", i);
            }
        }
    }
}
