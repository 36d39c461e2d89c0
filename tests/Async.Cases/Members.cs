using System;
using Maitake;

namespace AsyncCases
{
    internal delegate Future Work(int value);

    internal delegate Future<int> Compute(int value);

    internal interface IWorker
    {
        Future<int> Work(int value);
    }

    internal abstract class WorkerBase : IWorker
    {
        protected int _factor = 2;

        public abstract Future<int> Work(int value);

        public virtual async Future<string> Describe()
        {
            await Futures.YieldNow();
            return "base";
        }
    }

    internal sealed class Doubler : WorkerBase
    {
        public override async Future<int> Work(int value)
        {
            await Futures.YieldNow();
            _factor++;
            return value * _factor;
        }

        public override async Future<string> Describe()
        {
            return "derived of " + await base.Describe();
        }

        public async Future Same()
        {
            await Futures.YieldNow();
            T.Log("factor", _factor);
            await SameAgain();
        }

        private async Future SameAgain()
        {
            await Futures.YieldNow();
            _factor = 0;
            T.Log("factor", _factor);
        }
    }

    /// <summary>The places where an async method can stand.</summary>
    internal static class Members
    {
        public static void Run()
        {
            T.Run("instance methods", Instance, -1);
            T.Run("interface and virtual methods", Virtual, -1);
            T.Run("lambda", Lambda, -1);
            T.Run("lambda that captures", Capture, -1);
            T.Run("lambda with a value", LambdaValue, -1);
            T.Run("local function", Local, -1);
            T.Run("local function that captures", LocalCapture, -1);
            T.Run("delegate to an async method", Delegate, -1);
            T.Run("captured loop variables", LoopVariables, -1);
            T.Run("struct method", Struct, -1);
            T.Run("extension method", Extension, -1);
            T.Run("recursion", Recursion, -1);
            T.Run("mutual recursion", Mutual, -1);
            T.Run("long chain", Chain, -1);
        }

        private static Future Instance()
        {
            return new Doubler().Same();
        }

        private static async Future Virtual()
        {
            IWorker worker = new Doubler();
            T.Log("a", await worker.Work(10));
            T.Log("b", await worker.Work(10));
            WorkerBase b = (WorkerBase)worker;
            T.Log(await b.Describe());
        }

        private static async Future Lambda()
        {
            Work work = async value =>
            {
                await Futures.YieldNow();
                T.Log("value", value);
            };
            await work(1);
            await work(2);
        }

        private static async Future Capture()
        {
            int total = 0;
            Work work = async value =>
            {
                await Futures.YieldNow();
                total += value;
                await Futures.YieldNow();
            };
            await work(3);
            T.Log("total", total);
            await work(4);
            T.Log("total", total);
        }

        private static async Future LambdaValue()
        {
            Compute compute = async value => await Values.Int(value) * 2;
            T.Log("computed", await compute(21));
        }

        private static async Future Local()
        {
            await Inner(5);
            T.Log("twice", await Twice(4));

            static async Future Inner(int value)
            {
                await Futures.YieldNow();
                T.Log("inner", value);
            }

            static async Future<int> Twice(int value) => await Values.Int(value) + value;
        }

        private static async Future LocalCapture()
        {
            int count = 0;
            await Add(1);
            await Add(2);
            T.Log("count", count);

            async Future Add(int value)
            {
                await Futures.YieldNow();
                count += value;
            }
        }

        private static async Future Delegate()
        {
            Compute compute = Values.Int;
            T.Log("a", await compute(1));
            compute = new Doubler().Work;
            T.Log("b", await compute(1));
        }

        private static async Future LoopVariables()
        {
            Compute[] computes = new Compute[3];
            for (int i = 0; i < 3; i++)
            {
                int copy = i;
                computes[i] = async value => await Values.Int(value) + copy;
            }

            for (int i = 0; i < 3; i++)
            {
                T.Log("value", await computes[i](10));
            }
        }

        private static async Future Struct()
        {
            Pair pair = new Pair { A = 1, B = 2 };
            T.Log("sum", await pair.Sum());
        }

        private static async Future Extension()
        {
            T.Log("tripled", await 7.Triple());
        }

        private static async Future<int> Triple(this int value)
        {
            await Futures.YieldNow();
            return value * 3;
        }

        private static async Future Recursion()
        {
            T.Log("fib", await Fibonacci(7));
        }

        private static async Future<int> Fibonacci(int n)
        {
            if (n < 2)
            {
                return n;
            }

            return await Fibonacci(n - 1) + await Fibonacci(n - 2);
        }

        private static async Future Mutual()
        {
            T.Log(await IsEven(10) ? "even" : "odd");
        }

        private static async Future<bool> IsEven(int n)
        {
            return n == 0 || await IsOdd(n - 1);
        }

        private static async Future<bool> IsOdd(int n)
        {
            await Futures.YieldNow();
            return n != 0 && await IsEven(n - 1);
        }

        private static async Future Chain()
        {
            T.Log("end", await Link(100));
        }

        private static async Future<int> Link(int n)
        {
            if (n == 0)
            {
                await Futures.Yield(2);
                return 0;
            }

            return await Link(n - 1) + 1;
        }

        private struct Pair
        {
            public int A;
            public int B;

            public async Future<int> Sum()
            {
                await Futures.YieldNow();
                A = 10;
                await Futures.YieldNow();
                return A + B;
            }
        }
    }
}
