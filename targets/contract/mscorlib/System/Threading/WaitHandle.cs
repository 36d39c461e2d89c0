namespace System.Threading
{
    public abstract class WaitHandle : MarshalByRefObject
    {
        public const int WaitTimeout = 0x102;

        protected WaitHandle() { }

        public static bool WaitAll(WaitHandle[] waitHandles) => throw null;

        public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) => throw null;

        public static int WaitAny(WaitHandle[] waitHandles) => throw null;

        public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) => throw null;

        public virtual bool WaitOne() => throw null;

        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw null;
    }

    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState) { }

        public bool Reset() => throw null;

        public bool Set() => throw null;
    }

    public sealed class ManualResetEvent : WaitHandle
    {
        public ManualResetEvent(bool initialState) { }

        public bool Reset() => throw null;

        public bool Set() => throw null;
    }
}
