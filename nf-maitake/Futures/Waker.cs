namespace Maitake
{
    /// <summary>
    /// The one door by which interrupts and other threads come in: says that whoever waits should be polled again.
    /// </summary>
    /// <remarks>
    /// A task is its own waker, so a future that registers one only keeps a reference. A future holds at most the waker of its
    /// last poll; a wake too many costs a poll and nothing else.
    /// </remarks>
    public abstract class Waker
    {
        /// <summary>Asks for another poll. Never runs task code, never allocates, never blocks for longer than a queue operation.</summary>
        /// <remarks>
        /// <para>May be called from any thread and from any interrupt callback, also before, during and after the poll it asks for.</para>
        /// <para>Throws nothing. What it threw would come out of the call that wakes, whose own work is done by then; but those who stand behind, and are to be
        /// woken with this one, would be so by the next call only.</para>
        /// </remarks>
        public abstract void Wake();
    }
}
