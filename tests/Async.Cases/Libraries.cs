using System;
using AsyncLibrary;
using Maitake;

namespace AsyncCases
{
    /// <summary>Async methods of another assembly, woven before.</summary>
    internal static class Libraries
    {
        public static void Run()
        {
            T.Run("calls into a library", Calls, -1);
            T.Run("a library's future in fields and parameters", Parameters, -1);
            T.Run("a library's cached future", Cached, -1);
            T.Run("a library's fault", Fault, -1);
            T.Run("deriving from a library's class", Derived, -1);
            T.Run("a library's delegate and interface", Delegate, -1);
        }

        private static async Future Calls()
        {
            Sensor sensor = new Sensor(100);
            for (int i = 0; i < 3; i++)
            {
                T.Log("read", await sensor.Read());
                T.Log("channel", await sensor.ReadChannel(i));
                T.Log(await Sensor.Name("x" + i.ToString()));
            }
        }

        private static async Future Parameters()
        {
            Sensor sensor = new Sensor(10);
            T.Log("sum", await Sensor.Sum(sensor.Read(), sensor.ReadChannel(5)));
            T.Log("sum", await Sensor.Sum(Values.Int(1), new Countdown(2)));
            sensor.Label = Values.Text("label");
            T.Log(await sensor.Label);
        }

        private static async Future Cached()
        {
            Sensor sensor = new Sensor(0);
            T.Log("once", await sensor.ReadOnce());
            T.Log("other", await sensor.ReadChannel(1));
            T.Log("again", await sensor.ReadOnce());
        }

        private static async Future Fault()
        {
            try
            {
                await Sensor.Fail("from far");
            }
            catch (InvalidOperationException exception)
            {
                T.Log(exception.Message);
            }
        }

        private static async Future Derived()
        {
            ISensor sensor = new Special();
            T.Log("special", await sensor.Read());
        }

        private static async Future Delegate()
        {
            Reader reader = new Sensor(50).ReadChannel;
            T.Log("reader", await reader(3));
            reader = async channel => await Values.Int(channel) + 1;
            T.Log("reader", await reader(3));
        }

        private sealed class Special : Sensor
        {
            public Special()
                : base(1)
            {
            }

            public override async Future<int> Read()
            {
                return await base.Read() + (int)await Protected(500) + await ReadChannel(20);
            }
        }
    }
}
