namespace Maitake.Sync
{
    /// <summary>What became of a value given to <see cref="WaitMap.Wake"/>.</summary>
    public enum WakeOutcome
    {
        /// <summary>It was handed to the one who waits for the key, who was woken.</summary>
        Woke = 0,

        /// <summary>Nobody waits for the key. Nothing is kept.</summary>
        NoMatch = 1,

        /// <summary>The map has been closed.</summary>
        Closed = 2,
    }
}
