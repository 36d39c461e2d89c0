namespace Maitake.Patterns
{
    /// <summary>Makes the future of the next attempt: a future is cold and runs once, so each attempt needs one.</summary>
    /// <returns>A new future, or the one of the attempt before, made to start anew. Not null.</returns>
    /// <remarks>
    /// What an <c>async</c> method makes here is not used again: each call allocates its frame. A factory that resets a future of its own and returns
    /// that allocates nothing. What the factory throws counts as a failure of the attempt.
    /// </remarks>
    public delegate Future FutureFactory();
}
