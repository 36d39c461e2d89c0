using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Spectre.Console;

namespace Maitake.Benchmarks.Operations
{
    /// <summary><c>operations</c>: six operations of the desktop build, beside the same of another program.</summary>
    internal static class OperationsCommand
    {
        private const int WarmUps = 6;
        private const int Samples = 9;

        /// <summary>The command.</summary>
        /// <param name="console">Where the table goes.</param>
        /// <param name="errors">Where it is said what went wrong.</param>
        public static RootCommand Create(IAnsiConsole console, TextWriter errors)
        {
            Option<string> file = new("--rust") { Description = "what a program for Rust's maitake printed: lines of the form \"name: median 12.3 ns, best 11.9 ns\"" };
            Option<string> program = new("--rust-program") { Description = "that program itself, to be run before each round" };
            Option<int> rounds = new("--rounds") { Description = "how often everything is measured; the best counts", DefaultValueFactory = _ => 1 };
            Option<string> json = new("--json") { Description = "write the times of each operation to this file, for bars --rust of tools/cost" };
            Option<string> only = new("--only") { Description = "only the operations whose names contain this" };
            RootCommand command = new("operations: six operations that Rust's maitake has as well, in nanoseconds.") { file, program, rounds, json, only };
            command.SetAction(parse =>
            {
                try
                {
                    return Run(console, parse.GetValue(file), parse.GetValue(program), parse.GetValue(rounds), parse.GetValue(json), parse.GetValue(only));
                }
                catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
                {
                    errors.WriteLine("failed: " + exception.Message);
                    return 1;
                }
            });
            return command;
        }

        private static int Run(IAnsiConsole console, string file, string program, int rounds, string json, string only)
        {
            List<Operation> operations = OperationList.All.Where(operation => only == null || operation.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
            if (rounds < 1 || operations.Count == 0)
            {
                throw new InvalidOperationException(rounds < 1 ? "At least one round" : "No operation is called that");
            }

            if (json != null && file == null && program == null)
            {
                throw new InvalidOperationException("--json needs --rust or --rust-program");
            }

            string others = file == null ? "" : File.ReadAllText(file);
            Dictionary<Operation, double> times = new Dictionary<Operation, double>();
            for (int round = 0; round < rounds; round++)
            {
                if (program != null)
                {
                    others += OtherProgram.Run(program) + "\n";
                }

                foreach (Operation operation in operations)
                {
                    double time = Best(operation);
                    times[operation] = times.TryGetValue(operation, out double other) ? Math.Min(other, time) : time;
                }
            }

            IReadOnlyDictionary<string, double> theirs = file == null && program == null ? null : OtherProgram.Parse(others);
            Print(console, operations, times, theirs);
            if (json != null)
            {
                Dictionary<string, Dictionary<string, double>> pairs = operations.Where(operation => operation.IsAsync).ToDictionary(
                    operation => operation.Name,
                    operation => new Dictionary<string, double>
                    {
                        ["maitake"] = Of(theirs, operation.Name),
                        ["byHand"] = Math.Round(times.First(pair => pair.Key.Name == operation.Name && !pair.Key.IsAsync).Value, 2),
                        ["async"] = Math.Round(times[operation], 2),
                    });
                File.WriteAllText(json, JsonSerializer.Serialize(pairs, new JsonSerializerOptions { WriteIndented = true }) + "\n");
            }

            return 0;
        }

        private static double Best(Operation operation)
        {
            double best = double.MaxValue;
            for (int i = -WarmUps; i < Samples; i++)
            {
                Action run = operation.Prepare();
                double begin = ProcessorTime.OfThread;
                run();
                double time = (ProcessorTime.OfThread - begin) / operation.Count;
                if (i >= 0 && time < best)
                {
                    best = time;
                }
            }

            return best;
        }

        private static void Print(IAnsiConsole console, List<Operation> operations, Dictionary<Operation, double> times, IReadOnlyDictionary<string, double> theirs)
        {
            Table table = new Table().Border(TableBorder.Markdown).AddColumn("operation", c => c.NoWrap());
            foreach (string column in new[] { "Rust's maitake", "async", "ratio", "by hand", "ratio" })
            {
                table.AddColumn(column, c => c.RightAligned().NoWrap());
            }

            foreach (string name in operations.Select(operation => operation.Name).Distinct())
            {
                double? other = theirs == null ? null : Of(theirs, name);
                double written = times.First(pair => pair.Key.Name == name && pair.Key.IsAsync).Value;
                double hand = times.First(pair => pair.Key.Name == name && !pair.Key.IsAsync).Value;
                table.AddRow(name, Text(other, "0.0 ns"), Text(written, "0.0 ns"), Text(written / other, "0.00"), Text(hand, "0.0 ns"), Text(hand / other, "0.00"));
            }

            console.Write(table);
            console.WriteLine("best of the samples, " + ProcessorTime.Kind + "; Rust's by its own program");
        }

        private static double Of(IReadOnlyDictionary<string, double> theirs, string name)
        {
            return theirs.TryGetValue(name, out double time) ? time : throw new InvalidOperationException("Rust's program says nothing of: " + name);
        }

        private static string Text(double? value, string format) => value.HasValue ? value.Value.ToString(format, CultureInfo.InvariantCulture) : "-";
    }
}
