using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>Part of a schedule: a thread runs until it is about to make its access of this number, or cannot go on.</summary>
    /// <param name="Thread">The thread.</param>
    /// <param name="Until">How many accesses it has begun since its start then.</param>
    internal readonly record struct Stretch(int Thread, int Until)
    {
        public override string ToString() => (char)('A' + Thread) + Until.ToString(CultureInfo.InvariantCulture);

        /// <summary>A schedule as text: <c>A12 B40 A31</c>.</summary>
        public static string Format(IEnumerable<Stretch> schedule) => string.Join(' ', schedule);

        /// <summary>A schedule from text.</summary>
        /// <exception cref="FormatException">It is none.</exception>
        public static List<Stretch> Parse(string text)
        {
            return text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part[0] is >= 'A' and <= 'D'
                    ? new Stretch(part[0] - 'A', int.Parse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture))
                    : throw new FormatException("Not a part of a schedule: " + part))
                .ToList();
        }
    }
}
