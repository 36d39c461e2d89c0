namespace Maitake
{
    /// <summary>The answer to an attempt to steal tasks.</summary>
    public enum StealResult
    {
        /// <summary>A <see cref="Stealer"/> was made.</summary>
        Stealing,

        /// <summary>There is no task to steal.</summary>
        Empty,

        /// <summary>Another <see cref="Stealer"/> is at work.</summary>
        Busy,
    }
}
