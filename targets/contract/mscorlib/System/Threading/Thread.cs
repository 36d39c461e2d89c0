namespace System.Threading
{
    public delegate void ThreadStart();

    public enum ThreadPriority
    {
        Lowest,
        BelowNormal,
        Normal,
        AboveNormal,
        Highest,
    }

    [Flags]
    public enum ThreadState
    {
        Running = 0,
        StopRequested = 1,
        SuspendRequested = 2,
        Background = 4,
        Unstarted = 8,
        Stopped = 16,
        WaitSleepJoin = 32,
        Suspended = 64,
        AbortRequested = 128,
        Aborted = 256,
    }

    public sealed class Thread
    {
        public Thread(ThreadStart start) { }

        public static Thread CurrentThread => throw null;

        public bool IsAlive => throw null;

        public int ManagedThreadId => throw null;

        public ThreadPriority Priority
        {
            get => throw null;
            set => throw null;
        }

        public ThreadState ThreadState => throw null;

        public static void Sleep(int millisecondsTimeout) => throw null;

        public static void Sleep(TimeSpan timeout) => throw null;

        public static void SpinWait(int iterations) => throw null;

        public void Abort() => throw null;

        public void Join() => throw null;

        public bool Join(int millisecondsTimeout) => throw null;

        public bool Join(TimeSpan timeout) => throw null;

        public void Resume() => throw null;

        public void Start() => throw null;

        public void Suspend() => throw null;
    }

    public sealed class ThreadAbortException : SystemException
    {
        internal ThreadAbortException() { }
    }
}
