using Maitake.Cost.Counting;

namespace Maitake.Cost.Results
{
    /// <summary>What one operation costs.</summary>
    /// <param name="Name">The scenario.</param>
    /// <param name="Series">The line of a plot that it belongs to, or null.</param>
    /// <param name="Size">Where on that line.</param>
    /// <param name="Allocates">Whether the operation makes objects by its nature.</param>
    /// <param name="Cost">The cost of one.</param>
    internal sealed record Measurement(string Name, string Series, int Size, bool Allocates, Tally Cost);
}
