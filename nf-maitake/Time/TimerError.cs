namespace Maitake.Time
{
    /// <summary>What a <see cref="TimerException"/> is about.</summary>
    public enum TimerError
    {
        /// <summary><see cref="TimerWheel.Global"/> was read before <see cref="TimerWheel.SetGlobal"/>.</summary>
        NoGlobalTimer,

        /// <summary><see cref="TimerWheel.SetGlobal"/> was called a second time.</summary>
        AlreadyInitialized,

        /// <summary>The deadline would be past the end of the clock, 2^63 - 1 ticks.</summary>
        DurationTooLong,
    }
}
