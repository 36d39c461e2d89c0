using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maitake.Cost.Counting;

namespace Maitake.Cost.Results
{
    /// <summary>What is kept in a file: the cost of each scenario.</summary>
    internal sealed class Report
    {
        private static readonly JsonSerializerOptions s_options = new()
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };

        /// <summary>The scenarios, in the order of the table.</summary>
        [JsonRequired]
        public List<Entry> Scenarios { get; set; } = new();

        public static Report Of(IEnumerable<Measurement> measurements) => new() { Scenarios = measurements.Select(Entry.Of).ToList() };

        /// <exception cref="InvalidOperationException">The file is not such a report, or not there.</exception>
        public static Report Read(string file)
        {
            try
            {
                Report report = JsonSerializer.Deserialize<Report>(File.ReadAllText(file), s_options);
                string wrong = Wrong(report);
                return wrong == null ? report : throw new InvalidOperationException("Not a report of costs: " + file + ": " + wrong);
            }
            catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
            {
                throw new InvalidOperationException("Not a report of costs: " + file + ": " + exception.Message, exception);
            }
        }

        // What keeps it from being one, or null.
        private static string Wrong(Report report)
        {
            if (report?.Scenarios == null || report.Scenarios.Exists(entry => string.IsNullOrEmpty(entry?.Name))
                || report.Scenarios.Select(entry => entry.Name).Distinct().Count() != report.Scenarios.Count)
            {
                return "it needs scenarios, each with a name of its own";
            }

            Entry wrong = report.Scenarios.Find(entry => !entry.IsPossible);
            return wrong == null ? null : wrong.Name + " cannot cost that";
        }

        public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, s_options) + "\n");

        public IEnumerable<Measurement> Measurements() => Scenarios.Select(entry => entry.ToMeasurement());

        /// <summary>A scenario's cost, rounded to hundredths; objects are not, since one in a run must be seen. What is zero is left out.</summary>
        internal sealed class Entry
        {
            private const double Rounding = 0.01;

            [JsonRequired]
            public string Name { get; set; }

            public string Series { get; set; }

            public int Size { get; set; }

            public bool Allocates { get; set; }

            public double Instructions { get; set; }

            public double Calls { get; set; }

            public double VirtualCalls { get; set; }

            public double Interlocked { get; set; }

            public double Locks { get; set; }

            public double Objects { get; set; }

            public double Bytes { get; set; }

            /// <summary>Whether anything can cost this: all runs instructions, what is a part is not more than the whole, and an object is a block at least.</summary>
            [JsonIgnore]
            internal bool IsPossible
            {
                get
                {
                    double[] all = { Size, Instructions, Calls, VirtualCalls, Interlocked, Locks, Objects, Bytes };
                    return Array.TrueForAll(all, value => double.IsFinite(value) && value >= 0) && Instructions > 0 && VirtualCalls <= Calls && Interlocked <= Calls
                        && Locks <= Calls && Bytes + Rounding >= Objects * HeapRules.BlockBytes;
                }
            }

            public static Entry Of(Measurement measurement)
            {
                Tally cost = measurement.Cost;
                return new Entry
                {
                    Name = measurement.Name,
                    Series = measurement.Series,
                    Size = measurement.Size,
                    Allocates = measurement.Allocates,
                    Instructions = Round(cost.Instructions),
                    Calls = Round(cost.Calls),
                    VirtualCalls = Round(cost.VirtualCalls),
                    Interlocked = Round(cost.Interlocked),
                    Locks = Round(cost.Locks),
                    Objects = cost.Objects,
                    Bytes = Round(cost.Bytes),
                };
            }

            public Measurement ToMeasurement()
            {
                return new Measurement(
                    Name, Series, Size, Allocates,
                    new Tally(Instructions, Calls, VirtualCalls, Interlocked, Locks, Objects, Bytes / HeapRules.BlockBytes, 0));
            }

            private static double Round(double value) => Math.Round(value, 2);
        }
    }
}
