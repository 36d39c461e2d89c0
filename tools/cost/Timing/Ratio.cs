using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Maitake.Cost.Timing
{
    /// <summary>How many times longer one takes than another that was timed by turns with it.</summary>
    /// <param name="Value">By the best of all rounds.</param>
    /// <param name="Least">The least of any round.</param>
    /// <param name="Most">The most of any round.</param>
    internal sealed record Ratio(double Value, double Least, double Most)
    {
        /// <param name="longer">The best of each round.</param>
        /// <param name="shorter">The same, of the other.</param>
        public static Ratio Of(IReadOnlyList<double> longer, IReadOnlyList<double> shorter)
        {
            List<double> each = longer.Zip(shorter, (one, other) => one / other).ToList();
            return new Ratio(longer.Min() / shorter.Min(), each.Min(), each.Max());
        }

        /// <inheritdoc/>
        public override string ToString()
        {
            return Least == Most ? Text(Value) : Text(Value) + " (" + Text(Least) + " to " + Text(Most) + ")";
        }

        private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
