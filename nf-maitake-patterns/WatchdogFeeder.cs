namespace Maitake.Patterns
{
    /// <summary>Feeds the hardware's watchdog. Called in the poll of a <see cref="Watchdog"/>, again and again: it should not allocate.</summary>
    public delegate void WatchdogFeeder();
}
