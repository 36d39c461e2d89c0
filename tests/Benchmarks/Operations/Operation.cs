using System;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>Something that is done many times over, and timed.</summary>
    /// <param name="Name">As the other program calls it, too.</param>
    /// <param name="IsAsync">Whether by an async method, as one writes it; or by futures written by hand, which are used again.</param>
    /// <param name="Count">How many times one run of it does it.</param>
    /// <param name="Prepare">Makes what a run needs, which is not timed, and returns the run.</param>
    internal sealed record Operation(string Name, bool IsAsync, int Count, Func<Action> Prepare);
}
