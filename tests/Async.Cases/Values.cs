using System;
using Maitake;

namespace AsyncCases
{
    internal enum Small : byte
    {
        None,
        Some = 200,
    }

    internal enum Big : long
    {
        Much = 1L << 40,
    }

    /// <summary>Results of every type.</summary>
    internal static class Values
    {
        public static void Run()
        {
            T.Run("value types", All, -1);
            T.Run("values from fields, locals and arrays of futures", Held, -1);
            T.Run("result after completion", AfterCompletion, -1);
            T.Run("hand-written future with a value", HandWritten, -1);
            T.Run("values passed through several methods", Through, -1);
            T.Run("default and named parameters", Parameters, -1);
            T.Run("a future as a parameter and a result", OfFuture, -1);
            T.Run("null as a value", Null, -1);
            T.Run("arrays and interfaces as values", References, -1);
        }

        public static async Future<int> Int(int value)
        {
            await Futures.YieldNow();
            return value;
        }

        public static async Future<bool> Bool(bool value)
        {
            await Futures.YieldNow();
            return value;
        }

        public static async Future<string> Text(string value)
        {
            await Futures.YieldNow();
            return value;
        }

        private static async Future<byte> Byte(byte value) { await Futures.YieldNow(); return value; }

        private static async Future<sbyte> SByte(sbyte value) { await Futures.YieldNow(); return value; }

        private static async Future<short> Short(short value) { await Futures.YieldNow(); return value; }

        private static async Future<ushort> UShort(ushort value) { await Futures.YieldNow(); return value; }

        private static async Future<char> Char(char value) { await Futures.YieldNow(); return value; }

        private static async Future<uint> UInt(uint value) { await Futures.YieldNow(); return value; }

        private static async Future<long> Long(long value) { await Futures.YieldNow(); return value; }

        private static async Future<ulong> ULong(ulong value) { await Futures.YieldNow(); return value; }

        private static async Future<float> Float(float value) { await Futures.YieldNow(); return value; }

        private static async Future<double> Double(double value) { await Futures.YieldNow(); return value; }

        private static async Future<TimeSpan> Span(int minutes) { await Futures.YieldNow(); return new TimeSpan(0, minutes, 0); }

        private static async Future<DateTime> Date(int year) { await Futures.YieldNow(); return new DateTime(year, 2, 3); }

        private static async Future<Small> SmallEnum(Small value) { await Futures.YieldNow(); return value; }

        private static async Future<Big> BigEnum(Big value) { await Futures.YieldNow(); return value; }

        private static async Future<object> Object(object value) { await Futures.YieldNow(); return value; }

        private static async Future All()
        {
            T.Log("byte", await Byte(250));
            T.Log("sbyte", await SByte(-100));
            T.Log("short", await Short(-30000));
            T.Log("ushort", await UShort(60000));
            T.Log("char", await Char('x'));
            T.Log("uint", (int)(await UInt(4000000000) - 3999999999));
            T.Log("long", (int)(await Long(-5000000000) / 1000000));
            T.Log("ulong", (int)(await ULong(10000000000000000000) / 1000000000000000000));
            T.Log("float", (int)(await Float(1.5f) * 2));
            T.Log("double", (int)(await Double(-2.25) * 4));
            T.Log("span", (int)((await Span(90)).Ticks / TimeSpan.TicksPerMinute));
            T.Log("date", (await Date(2020)).Year);
            T.Log("small", (int)await SmallEnum(Small.Some));
            T.Log("big", (int)((long)await BigEnum(Big.Much) >> 30));
            T.Log("bool " + (await Bool(true) ? "t" : "f"));
            T.Log((string)await Object("object"));
            byte b = await Byte(5);
            b += await Byte(255);
            T.Log("wrapped", b);
            long sum = await Long(1) + await Int(2) + await Short(3);
            T.Log("sum", (int)sum);
        }

        private static Future<int> s_field;

        private static async Future Held()
        {
            s_field = Int(1);
            Future<int> local = Int(2);
            Future<int>[] array = new Future<int>[] { Int(3), Int(4) };
            T.Log("a", await s_field);
            T.Log("b", await local);
            T.Log("c", await array[0] + await array[1]);
            Future plain = local;
            await plain;
            T.Log("d", ((Future<int>)plain).Result);
        }

        private static async Future AfterCompletion()
        {
            Future<string> future = Text("kept");
            await future;
            T.Log(future.Result);
            T.Log(future.IsCompleted ? "completed" : "not completed");
        }

        private static async Future HandWritten()
        {
            T.Log("hand", await new Countdown(3));
            Future<int> kept = new Countdown(0);
            T.Log("before", kept.Result);
            T.Log("kept", await kept);
            T.Log("after", kept.Result);
        }

        private static async Future Through()
        {
            T.Log("depth", await Deep(5));
        }

        private static async Future<int> Deep(int depth)
        {
            return depth == 0 ? await Int(1) : await Deep(depth - 1) + 1;
        }

        private static async Future Parameters()
        {
            T.Log("a", await Sum(1));
            T.Log("b", await Sum(1, c: 5));
            T.Log("c", await Total(1, 2, 3));
        }

        private static async Future<int> Sum(int a, int b = 10, int c = 100)
        {
            await Futures.YieldNow();
            return a + b + c;
        }

        private static async Future<int> Total(params int[] values)
        {
            int sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += await Int(values[i]);
            }

            return sum;
        }

        private static async Future OfFuture()
        {
            Future<int> inner = await Wrap(Int(9));
            T.Log("inner", await inner);
        }

        private static async Future<Future<int>> Wrap(Future<int> future)
        {
            await Futures.YieldNow();
            return future;
        }

        private static async Future Null()
        {
            T.Log(await Text(null) == null ? "null" : "not null");
        }

        private static async Future References()
        {
            int[] array = await Array(3);
            T.Log("length", array.Length);
            IDisposable resource = await Disposable();
            resource.Dispose();
        }

        private static async Future<int[]> Array(int length)
        {
            await Futures.YieldNow();
            return new int[length];
        }

        private static async Future<IDisposable> Disposable()
        {
            await Futures.YieldNow();
            return new Resource("value");
        }
    }
}
