namespace Maitake
{
    /// <summary>Where a <see cref="Task"/> stands. A snapshot: another thread may have moved it on by the time it is read.</summary>
    public enum TaskStatus
    {
        /// <summary>In the run queue, or on its way there.</summary>
        Scheduled,

        /// <summary>Being polled.</summary>
        Running,

        /// <summary>Polled before and waiting to be woken.</summary>
        Waiting,

        /// <summary>Finished: its future returned <see cref="PollResult.Ready"/>.</summary>
        Completed,

        /// <summary>Finished: it was canceled before its future completed.</summary>
        Canceled,

        /// <summary>Finished: its future threw an exception.</summary>
        Faulted,

        /// <summary>Finished: its scheduler was shut down first.</summary>
        ShutDown,
    }
}
