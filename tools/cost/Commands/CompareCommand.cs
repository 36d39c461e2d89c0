using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>compare</c>: the same scenarios on the real interpreter, beside what was counted.</summary>
    internal static class CompareCommand
    {
        /// <summary>By how much the two may differ.</summary>
        public const double Tolerance = 0.02;

        public static Command Create(IAnsiConsole console)
        {
            Option<bool> require = new("--require") { Description = "fail, instead of skipping, where there is no interpreter that counts" };
            Option<string> device = Shared.Device();
            Command command = new(
                "compare",
                "Runs the scenarios on the nanoCLR that NANOCLR, NANO_MSCORLIB and NANO_MDP name, and compares its counters with what this tool counts.")
            {
                require, device,
            };
            command.SetAction(parse => Shared.Guard(console, () => Run(console, parse.GetValue(device), parse.GetValue(require))));
            return command;
        }

        /// <summary>What the scenarios print on the interpreter.</summary>
        /// <param name="device">The folder with the device assemblies.</param>
        /// <param name="skipped">Why there is nothing, or null.</param>
        public static InterpreterTable RunOnInterpreter(string device, out string skipped)
        {
            using DeviceRun run = DeviceRun.Find(out skipped);
            return run == null ? null : InterpreterTable.Parse(run.Run(device, TimeSpan.FromMinutes(5)));
        }

        /// <summary>The scenarios in which the interpreter and the tool do not agree, by name.</summary>
        public static List<string> Differences(IEnumerable<Measurement> counted, InterpreterTable table)
        {
            List<string> differences = new List<string>();
            foreach (Measurement measurement in counted)
            {
                InterpreterTable.Row row = table.Of(measurement.Name);
                double allowed = row.Instructions.Value * Tolerance;
                if (Math.Abs(measurement.Cost.Instructions - row.Instructions.Value) > allowed
                    || Math.Abs(measurement.Cost.Objects - row.Objects.Value) > 0.01)
                {
                    differences.Add(measurement.Name);
                }
            }

            return differences;
        }

        private static int Run(IAnsiConsole console, string device, bool require)
        {
            InterpreterTable table = RunOnInterpreter(device, out string skipped);
            if (table != null && !table.Counts)
            {
                skipped = "this interpreter does not count";
            }

            if (skipped != null)
            {
                console.WriteLine((require ? "failed: " : "skipped: ") + skipped);
                return require ? 1 : 0;
            }

            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(device, null));
            List<Measurement> counted = runner.Platform(_ => true).Concat(runner.Library(_ => true)).Concat(runner.Memory(_ => true)).ToList();
            console.Write(Table(counted, table));
            List<string> differences = Differences(counted, table);
            foreach (string name in differences)
            {
                console.WriteLine("differs: " + name);
            }

            console.WriteLine(counted.Count - differences.Count + " of " + counted.Count + " scenarios agree within 2 %");
            return differences.Count == 0 ? 0 : 1;
        }

        private static Table Table(List<Measurement> counted, InterpreterTable table)
        {
            Table result = new Table().Border(TableBorder.Markdown).AddColumn("per operation", c => c.NoWrap());
            foreach (string column in new[] { "IL, tool", "IL, nanoCLR", "objects, tool", "objects, nanoCLR", "blocks, tool", "blocks, nanoCLR", "event blocks", "time" })
            {
                result.AddColumn(column, c => c.RightAligned().NoWrap());
            }

            void Add(string name, Tally? cost, InterpreterTable.Row row)
            {
                result.AddRow(
                    Markup.Escape(name), Text(cost?.Instructions), Text(row.Instructions), Text(cost?.Objects), Text(row.Objects), Text(cost?.WideBlocks), Text(row.Blocks),
                    Text(row.Events), Text(row.Time));
            }

            foreach (Measurement measurement in counted)
            {
                Add(measurement.Name, measurement.Cost, table.Of(measurement.Name));
            }

            foreach (KeyValuePair<string, InterpreterTable.Row> other in table.Rows.Where(row => !counted.Exists(measurement => measurement.Name == row.Key)))
            {
                Add(other.Key, null, other.Value);
            }

            return result;
        }

        private static string Text(double? value) => value.HasValue ? CostTable.Text(value.Value) : "-";
    }
}
