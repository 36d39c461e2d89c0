namespace System.Threading
{
    public delegate void TimerCallback(object state);

    public static class Timeout
    {
        public const int Infinite = -1;
        public static readonly TimeSpan InfiniteTimeSpan;
    }

    public sealed class Timer : MarshalByRefObject, IDisposable
    {
        public Timer(TimerCallback callback, object state, int dueTime, int period) { }

        public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period) { }

        public bool Change(int dueTime, int period) => throw null;

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw null;

        public void Dispose() => throw null;
    }
}
