namespace Maitake.Patterns
{
    /// <summary>Feeds the hardware's watchdog.</summary>
    /// <remarks>
    /// Called in the poll of a <see cref="Watchdog"/>, again and again: it should not allocate. What it throws faults the watchdog's task, and nothing is fed
    /// any more.
    /// </remarks>
    public delegate void WatchdogFeeder();
}
