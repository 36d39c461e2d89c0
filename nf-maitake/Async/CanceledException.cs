using System;

namespace Maitake
{
    /// <summary>
    /// What an <c>await</c> throws in an async method that is being cancelled, so that its <c>catch</c> and <c>finally</c> blocks run.
    /// </summary>
    /// <remarks>
    /// A method that catches it and goes on is not resumed: the next <c>await</c> that would wait throws it again, a bounded number of times.
    /// </remarks>
    public sealed class CanceledException : Exception
    {
        /// <summary>Makes the exception.</summary>
        public CanceledException()
            : base("The async method is being canceled")
        {
        }
    }
}
