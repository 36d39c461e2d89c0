namespace System
{
    // Used where the real one is not at hand. The wall clock may jump, which no test minds.
    public static class Environment
    {
        public static long TickCount64
        {
            get { return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond; }
        }
    }
}
