namespace System
{
    public static class Convert
    {
        public static byte ToByte(string value, int fromBase = 10) => throw null;

        public static double ToDouble(string value) => throw null;

        public static short ToInt16(string value, int fromBase = 10) => throw null;

        public static int ToInt32(string value, int fromBase = 10) => throw null;

        public static long ToInt64(string value, int fromBase = 10) => throw null;

        public static ushort ToUInt16(string value, int fromBase = 10) => throw null;

        public static uint ToUInt32(string value, int fromBase = 10) => throw null;

        public static ulong ToUInt64(string value, int fromBase = 10) => throw null;
    }
}
