namespace Maitake.Time
{
    /// <summary>What a <see cref="Ticker"/> does when it is asked for its next tick only after that was due.</summary>
    public enum MissedTicks
    {
        /// <summary>Fires the missed ticks one after the other without waiting, until it has caught up. Their number is kept.</summary>
        Burst,

        /// <summary>Fires once, and counts its periods from that moment on. Their spacing is kept.</summary>
        Delay,

        /// <summary>Fires once, and goes on with the next tick of the original beat. Their phase is kept.</summary>
        Skip,
    }
}
