using Maitake.Time;

namespace Maitake.Cost.Firmware
{
    internal static class Program
    {
        public static void Main()
        {
        }

        // What a task of a firmware looks like: a parameter, a loop, a sleep, something done.
        private static async Future Task1(Light light)
        {
            while (true)
            {
                await light.Wheel.SleepTicks(500);
                light.Toggle();
            }
        }

        private static async Future Task2(Light light)
        {
            while (true)
            {
                await light.Wheel.SleepTicks(500);
                light.Toggle();
            }
        }

        private static async Future Task3(Light light)
        {
            while (true)
            {
                await light.Wheel.SleepTicks(500);
                light.Toggle();
            }
        }

        private static async Future Task4(Light light)
        {
            while (true)
            {
                await light.Wheel.SleepTicks(500);
                light.Toggle();
            }
        }

        private sealed class Light
        {
            public readonly TimerWheel Wheel;
            private bool _on;

            public Light(TimerWheel wheel)
            {
                Wheel = wheel;
            }

            public void Toggle()
            {
                _on = !_on;
            }
        }
    }
}
