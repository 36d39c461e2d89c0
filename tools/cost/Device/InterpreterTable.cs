using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Maitake.Cost.Device
{
    /// <summary>The table that the scenarios print on an interpreter.</summary>
    internal sealed class InterpreterTable
    {
        private const string UnitBegin = "one unit of time is ";

        private readonly Dictionary<string, Row> _rows;

        private InterpreterTable(Dictionary<string, Row> rows, double unit)
        {
            _rows = rows;
            Unit = unit;
        }

        /// <summary>Nanoseconds of a unit of time.</summary>
        public double Unit { get; }

        public IReadOnlyDictionary<string, Row> Rows => _rows;

        /// <summary>Whether the interpreter counts.</summary>
        public bool Counts => _rows.Values.First().Instructions.HasValue;

        /// <summary>Reads what the program printed.</summary>
        /// <exception cref="InvalidOperationException">It did not get to its end.</exception>
        public static InterpreterTable Parse(string output)
        {
            string[] lines = output.Replace("\r", string.Empty).Split('\n');
            Dictionary<string, Row> rows = lines.SkipWhile(line => !line.StartsWith("per operation")).Skip(1)
                .TakeWhile(line => line.Contains('|'))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .ToDictionary(cells => cells[0], cells => new Row(Number(cells[1]), Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5])));
            string unit = lines.FirstOrDefault(line => line.StartsWith(UnitBegin));
            if (rows.Count == 0 || unit == null || !lines.Contains("all measured"))
            {
                throw new InvalidOperationException("The scenarios did not get to their end on the interpreter:\n" + string.Join("\n", lines.TakeLast(15)));
            }

            return new InterpreterTable(rows, Number(unit.Substring(UnitBegin.Length).Split(' ')[0]).Value);
        }

        public Row Of(string scenario)
        {
            return _rows.TryGetValue(scenario, out Row row) ? row : throw new InvalidOperationException("The interpreter did not run: " + scenario);
        }

        private static double? Number(string cell) => cell == "-" ? null : double.Parse(cell, CultureInfo.InvariantCulture);

        /// <summary>One row.</summary>
        /// <param name="Instructions">IL instructions executed, or null.</param>
        /// <param name="Objects">Heap objects, or null.</param>
        /// <param name="Blocks">Heap blocks of these, or null.</param>
        /// <param name="Events">Blocks by which the heap of events grew, or null.</param>
        /// <param name="Time">The time, as a multiple of the first row's, or null where it is waiting for the most part.</param>
        internal sealed record Row(double? Instructions, double? Objects, double? Blocks, double? Events, double? Time);
    }
}
