using System.Collections.Generic;
using System.Globalization;
using Maitake.Cost.Counting;
using Spectre.Console;

namespace Maitake.Cost.Results
{
    /// <summary>The costs for people to read.</summary>
    internal static class CostTable
    {
        private static readonly string[] s_columns = { "IL", "calls", "virtual", "interlocked", "locks", "objects", "bytes" };

        public static Table Of(IEnumerable<Measurement> measurements)
        {
            Table table = new Table().Border(TableBorder.Markdown).AddColumn("per operation", c => c.NoWrap());
            foreach (string column in s_columns)
            {
                table.AddColumn(column, c => c.RightAligned().NoWrap());
            }

            foreach (Measurement measurement in measurements)
            {
                Tally cost = measurement.Cost;
                table.AddRow(
                    Markup.Escape(measurement.Name), Text(cost.Instructions), Text(cost.Calls), Text(cost.VirtualCalls), Text(cost.Interlocked), Text(cost.Locks),
                    Text(cost.Objects), Text(cost.Bytes));
            }

            return table;
        }

        /// <summary>A number of at most one digit after the point.</summary>
        public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
