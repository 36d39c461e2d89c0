using System;

namespace Maitake.Sync
{
    /// <summary>What was waited for has been closed, and stays so.</summary>
    public sealed class ClosedException : Exception
    {
        internal ClosedException()
            : base("Closed")
        {
        }
    }
}
