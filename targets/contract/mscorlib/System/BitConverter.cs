namespace System
{
    public static class BitConverter
    {
        public static bool IsLittleEndian => throw null;

        public static byte[] GetBytes(short value) => throw null;

        public static byte[] GetBytes(int value) => throw null;

        public static byte[] GetBytes(long value) => throw null;

        public static byte[] GetBytes(float value) => throw null;

        public static short ToInt16(byte[] value, int startIndex) => throw null;

        public static int ToInt32(byte[] value, int startIndex) => throw null;

        public static long ToInt64(byte[] value, int startIndex) => throw null;

        public static float ToSingle(byte[] value, int startIndex) => throw null;

        public static ushort ToUInt16(byte[] value, int startIndex) => throw null;

        public static uint ToUInt32(byte[] value, int startIndex) => throw null;
    }
}
