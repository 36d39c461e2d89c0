namespace Maitake.Tests.Patterns
{
    /// <summary>How many heap objects things are made of on the device: what the page about synchronization says, and what an interpreter counts.</summary>
    internal static class ObjectCounts
    {
        public static readonly string[] Names = new string[]
        {
            "WaitCell", "WaitQueue", "WaitMap", "Mutex", "RwLock", "Semaphore", "CriticalSection", "InitOnce", "Lazy", "Signal", "Event", "Channel",
            "ChannelInt32", "ChannelInt64", "Watch", "Broadcast", "Barrier", "Join", "Select", "SelectFair", "Timeout", "TimeoutAt", "CancellationSource",
            "TaskGroup", "Ticker", "Debounce", "Throttle", "Retry", "Backoff", "Supervisor", "Watchdog",
        };

        public static readonly int[] ToMake = new int[]
        {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3,
            3, 3, 2, 2, 1, 2, 2, 2, 2, 2, 3,
            2, 2, 3, 3, 2, 1, 2, 4,
        };

        // For a wait, a subscriber, a task of a group or a liveness; 0 where there is no such thing.
        public static readonly int[] ToUse = new int[]
        {
            1, 1, 1, 2, 2, 2, 0, 1, 0, 1, 1, 1,
            1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1,
            2, 0, 0, 0, 0, 0, 0, 1,
        };
    }
}
