using System;

namespace Maitake.Patterns
{
    /// <summary>Says whether another attempt makes sense after a failure.</summary>
    /// <param name="failure">What the attempt threw.</param>
    /// <returns>True to try again, if there are attempts left.</returns>
    public delegate bool FailureFilter(Exception failure);
}
