namespace Maitake.Cost.Bars
{
    /// <summary>How a bar stands.</summary>
    internal enum Verdict
    {
        /// <summary>It is met.</summary>
        Met,

        /// <summary>It is not met.</summary>
        Missed,

        /// <summary>What it takes to measure it is not here.</summary>
        NotMeasured,
    }

    /// <summary>A bar, and what was measured.</summary>
    /// <param name="What">What is measured.</param>
    /// <param name="Limit">The bar.</param>
    /// <param name="Measured">The value, or why there is none.</param>
    /// <param name="Verdict">How the two compare.</param>
    internal sealed record Bar(string What, string Limit, string Measured, Verdict Verdict);
}
