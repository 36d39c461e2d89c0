namespace Maitake
{
    /// <summary>What one call of <see cref="Future.Poll"/> found.</summary>
    public enum PollResult
    {
        /// <summary>Not finished: the waker that was given is registered and will be woken when polling again is worth it.</summary>
        Pending,

        /// <summary>Finished: the result, if the future has one, can be read.</summary>
        Ready,
    }
}
