using System;

namespace Maitake.Patterns
{
    /// <summary>Is told that a supervised future ended and will be started again.</summary>
    /// <param name="supervisor">Who starts it again.</param>
    /// <param name="failure">What the future threw; null if it completed.</param>
    /// <param name="pause">How long it will be until the start.</param>
    /// <remarks>Called in the supervisor's poll. What it throws is dropped.</remarks>
    public delegate void RestartHandler(Supervisor supervisor, Exception failure, TimeSpan pause);
}
