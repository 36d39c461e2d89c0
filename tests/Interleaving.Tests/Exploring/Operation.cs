namespace Maitake.Interleaving.Exploring
{
    /// <summary>What a thread is about to do.</summary>
    internal enum OperationKind
    {
        /// <summary>Its first step.</summary>
        Start,

        /// <summary>A read, a write or both in one, which is possible at any time.</summary>
        Access,

        /// <summary>To enter a lock: possible while no other thread is inside.</summary>
        Enter,

        /// <summary>To wait for an event, without a limit: possible while it is set.</summary>
        Wait,

        /// <summary>To wait for an event or a time-out, which may come whenever another thread has moved, or none can.</summary>
        TimedWait,

        /// <summary>To look again after <c>Thread.Sleep(0)</c>: possible once another thread has moved.</summary>
        Yield,

        /// <summary>Nothing any more.</summary>
        End,
    }
}
