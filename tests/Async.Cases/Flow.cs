using System;
using System.Collections;
using Maitake;

namespace AsyncCases
{
    internal static class Flow
    {
        private enum Color
        {
            Red,
            Green,
            Blue,
        }

        public static void Run()
        {
            T.Run("if and else", IfElse, -1);
            T.Run("for", For, -1);
            T.Run("while with continue", While, -1);
            T.Run("do while", DoWhile, -1);
            T.Run("nested loops with break", NestedLoops, -1);
            T.Run("foreach over an array", ForeachArray, -1);
            T.Run("foreach over a list", ForeachList, -1);
            T.Run("switch on an int", SwitchInt, -1);
            T.Run("switch on a string", SwitchString, -1);
            T.Run("switch expression", SwitchExpression, -1);
            T.Run("switch on an enum with an await in the subject", SwitchAwait, -1);
            T.Run("goto", Goto, -1);
            T.Run("early return", EarlyReturn, -1);
            T.Run("and, or, not", ShortCircuit, -1);
            T.Run("pattern", Pattern, -1);
            T.Run("checked and conditional access", ConditionalAccess, -1);
        }

        private static async Future IfElse()
        {
            if (await Values.Bool(true))
            {
                await T.Leaf("then", 1);
            }
            else
            {
                await T.Leaf("else", 1);
            }

            if (!await Values.Bool(true))
            {
                await T.Leaf("then", 1);
            }
            else
            {
                await T.Leaf("else", 1);
            }
        }

        private static async Future For()
        {
            for (int i = 0; i < await Values.Int(3); i += await Values.Int(1))
            {
                await Futures.YieldNow();
                T.Log("i", i);
            }
        }

        private static async Future While()
        {
            int i = 0;
            while (await Values.Int(i) < 5)
            {
                i++;
                if (i % 2 == 0)
                {
                    continue;
                }

                await Futures.YieldNow();
                T.Log("odd", i);
            }
        }

        private static async Future DoWhile()
        {
            int i = 3;
            do
            {
                T.Log("i", i);
                await Futures.YieldNow();
            }
            while (--i > await Values.Int(0));
        }

        private static async Future NestedLoops()
        {
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    await Futures.YieldNow();
                    if (j > i)
                    {
                        break;
                    }

                    T.Log("ij", (i * 10) + j);
                }

                if (i == 2)
                {
                    break;
                }
            }
        }

        private static async Future ForeachArray()
        {
            foreach (string s in new string[] { "a", "b", "c" })
            {
                await Futures.YieldNow();
                T.Log(s);
            }
        }

        private static async Future ForeachList()
        {
            ArrayList list = new ArrayList();
            list.Add("x");
            list.Add("y");
            foreach (string s in list)
            {
                T.Log(await Values.Text(s));
            }
        }

        private static async Future SwitchInt()
        {
            for (int i = 0; i < 5; i++)
            {
                switch (i)
                {
                    case 0:
                        await T.Leaf("zero", 1);
                        break;
                    case 1:
                    case 2:
                        T.Log("one or two");
                        await Futures.YieldNow();
                        continue;
                    case 3:
                        goto default;
                    default:
                        T.Log("other", i);
                        await Futures.YieldNow();
                        break;
                }

                T.Log("after", i);
            }
        }

        private static async Future SwitchString()
        {
            switch (await Values.Text("two"))
            {
                case "one":
                    T.Log("1");
                    break;
                case "two":
                    await Futures.YieldNow();
                    T.Log("2");
                    break;
            }
        }

        private static async Future SwitchExpression()
        {
            for (int i = 0; i < 4; i++)
            {
                int value = i switch
                {
                    0 => await Values.Int(10),
                    1 => 20,
                    > 2 => await Values.Int(30) + 1,
                    _ => await Values.Int(40),
                };
                T.Log("value", value);
            }
        }

        private static async Future SwitchAwait()
        {
            switch (await Pick(1))
            {
                case Color.Red:
                    T.Log("red");
                    break;
                case Color.Green:
                    await Futures.YieldNow();
                    T.Log("green");
                    break;
            }
        }

        private static async Future<Color> Pick(int i)
        {
            await Futures.YieldNow();
            return (Color)i;
        }

        private static async Future Goto()
        {
            int i = 0;
        again:
            await Futures.YieldNow();
            T.Log("i", i);
            if (++i < 3)
            {
                goto again;
            }
        }

        private static async Future EarlyReturn()
        {
            for (int i = 0; ; i++)
            {
                await Futures.YieldNow();
                if (i == 2)
                {
                    T.Log("returns");
                    return;
                }
            }
        }

        private static async Future ShortCircuit()
        {
            if (await Values.Bool(false) && await Values.Bool(true))
            {
                T.Log("not here");
            }

            if (await Values.Bool(true) || await Values.Bool(false))
            {
                T.Log("here");
            }
        }

        private static async Future Pattern()
        {
            object value = await Values.Text("text");
            if (value is string { Length: 4 } text)
            {
                await Futures.YieldNow();
                T.Log(text);
            }
        }

        private static async Future ConditionalAccess()
        {
            string none = null;
            T.Log(none?.Trim() ?? await Values.Text("nothing"));
            T.Log((await Values.Text(" x "))?.Trim());
        }
    }
}
