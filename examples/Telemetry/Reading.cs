namespace Telemetry
{
    /// <summary>What was measured by which sensor, packed into a number: it goes through a channel without an object.</summary>
    internal static class Reading
    {
        public static long Pack(int sensor, int value)
        {
            return ((long)sensor << 32) | (uint)value;
        }

        public static int Sensor(long reading)
        {
            return (int)(reading >> 32);
        }

        public static int Value(long reading)
        {
            return (int)reading;
        }
    }
}
