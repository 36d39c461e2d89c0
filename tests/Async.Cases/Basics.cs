using System;
using Maitake;

namespace AsyncCases
{
    internal static class Basics
    {
        public static void Run()
        {
            T.Run("no await", NoAwait, -1);
            T.Run("one yield", OneYield, -1);
            T.Run("many yields", ManyYields, -1);
            T.Run("await a leaf", AwaitLeaf, -1);
            T.Run("await a ready future", AwaitReady, -1);
            T.Run("await a local future", AwaitLocal, -1);
            T.Run("await a null future", AwaitNull, -1);
            T.Run("await the same future twice", AwaitTwice, -1);
            T.Run("await a conditional", AwaitConditional, -1);
            T.Run("await a coalesced", AwaitCoalesced, -1);
            T.Run("await in arguments", AwaitArguments, -1);
            T.Run("await in an expression with spilled values", Spilled, -1);
            T.Run("await in a string concatenation", Concatenation, -1);
            T.Run("many locals", ManyLocals, -1);
            T.Run("cold: nothing runs before the poll", Cold, -1);
            T.Run("dropped: never polled", Dropped, -1);
            T.Run("compound assignment", Compound, -1);
            T.Run("array elements", Elements, -1);
            T.Run("infinite method ended by an exception", Endless, -1);
            T.Run("expression body", ExpressionBody, -1);
        }

        private static async Future NoAwait()
        {
            T.Log("only this");
        }

        private static async Future OneYield()
        {
            T.Log("before");
            await Futures.YieldNow();
            T.Log("after");
        }

        private static async Future ManyYields()
        {
            await Futures.YieldNow();
            T.Log("1");
            await Futures.Yield(3);
            T.Log("2");
            await Futures.Yield(0);
            await Futures.YieldNow();
            T.Log("3");
        }

        private static async Future AwaitLeaf()
        {
            await T.Leaf("a", 2);
            T.Log("between");
            await T.Leaf("b", 0);
        }

        private static async Future AwaitReady()
        {
            await Futures.Ready();
            T.Log("at once");
        }

        private static async Future AwaitLocal()
        {
            Future future = T.Leaf("kept", 1);
            T.Log("made");
            await future;
            T.Log("completed " + (future.IsCompleted ? "yes" : "no"));
        }

        private static async Future AwaitNull()
        {
            Future future = null;
            try
            {
                await future;
            }
            catch (NullReferenceException)
            {
                T.Log("null");
            }
        }

        private static async Future AwaitTwice()
        {
            Future<int> future = Values.Int(5);
            int a = await future;
            int b = await future;
            T.Log("sum", a + b);
        }

        private static async Future AwaitConditional()
        {
            Future held = T.Leaf("held", 1);
            for (int i = 0; i < 2; i++)
            {
                await (i == 0 ? OneYield() : held);
                T.Log("round", i);
            }
        }

        private static async Future AwaitCoalesced()
        {
            Future none = null;
            await (none ?? OneYield());
            Future some = T.Leaf("some", 1);
            await (some ?? OneYield());
        }

        private static async Future AwaitArguments()
        {
            T.Log("sum", Add(await Values.Int(1), await Values.Int(2), await Values.Int(3)));
        }

        private static int Add(int a, int b, int c)
        {
            return a + (b * 10) + (c * 100);
        }

        private static async Future Spilled()
        {
            int x = 1;
            int y = (x++ * 100) + (await Values.Int(x++) * 10) + x++ + await Values.Int(x);
            T.Log("y", y);
            T.Log("x", x);
        }

        private static async Future Concatenation()
        {
            T.Log("a" + await Values.Text("b") + "c" + await Values.Text("d") + "e");
        }

        private static async Future ManyLocals()
        {
            int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
            long l = 1L << 40;
            string s = "s";
            bool t = true;
            double v = 0.5;
            await Futures.YieldNow();
            a += b + c + d + e + f + g + h;
            await Futures.YieldNow();
            T.Log(s + (t ? "t" : "f"), a + (int)(l >> 38) + (int)(v * 4));
        }

        private static async Future Cold()
        {
            Future future = OneYield();
            T.Log("made");
            await Futures.YieldNow();
            T.Log("now");
            await future;
        }

        private static async Future Dropped()
        {
            OneYield();
            Future unused = T.Leaf("unused", 1);
            await Futures.YieldNow();
            T.Log("end");
        }

        private static async Future Compound()
        {
            int x = 5;
            x += await Values.Int(10);
            x *= await Values.Int(2);
            T.Log("x", x);
        }

        private static async Future Elements()
        {
            int[] values = new int[3];
            int i = 0;
            values[i++] = await Values.Int(7);
            values[await Values.Int(1)] += await Values.Int(8);
            values[2] = values[0] + await Values.Int(values[1]);
            T.Log("a", values[0]);
            T.Log("b", values[1]);
            T.Log("c", values[2]);
        }

        private static async Future Endless()
        {
            int i = 0;
            while (true)
            {
                await Futures.YieldNow();
                if (++i == 3)
                {
                    throw new Exception("enough");
                }
            }
        }

        private static Future ExpressionBody() => Shorter();

        private static async Future Shorter() => await T.Leaf("short", 1);
    }
}
