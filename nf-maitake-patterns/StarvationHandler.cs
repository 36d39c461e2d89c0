namespace Maitake.Patterns
{
    /// <summary>Is told of a task that has not shown that it is alive: the moment to write its name to where it survives a reset.</summary>
    /// <param name="starved">What was not fed in time.</param>
    /// <remarks>Called in the poll of a <see cref="Watchdog"/>, once each time that the budget is used up. What it throws faults the watchdog's task.</remarks>
    public delegate void StarvationHandler(Liveness starved);
}
