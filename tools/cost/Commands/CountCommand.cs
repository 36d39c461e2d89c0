using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Results;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>count</c>: what each operation costs, and whether that has become more.</summary>
    internal static class CountCommand
    {
        public static Command Create(IAnsiConsole console)
        {
            Option<string> json = new("--json") { Description = "write the costs to this file, too" };
            Option<string> baseline = new("--baseline")
            {
                Description = "compare with the costs in this file: the exit code is 1 on more than 3 % more instructions, or any new heap object",
            };
            Option<string> only = new("--only") { Description = "only the scenarios whose names contain this" };
            Option<bool> platform = new("--platform") { Description = "count what the platform does, instead of the library" };
            Option<string> device = Shared.Device();
            Command command = new("count", "Counts what the interpreter would do, on desktop .NET: the woven device assemblies, instrumented.")
            {
                json, baseline, only, platform, device,
            };
            command.SetAction(parse => Shared.Guard(console, () => Run(
                console, parse.GetValue(device), parse.GetValue(json), parse.GetValue(baseline), parse.GetValue(only), parse.GetValue(platform))));
            return command;
        }

        /// <summary>Counts all scenarios of a folder of device assemblies: those of the library, and what its objects take; or the platform's.</summary>
        public static List<Measurement> Count(string device, bool platform, Func<string, bool> filter)
        {
            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(device, null));
            return platform ? runner.Platform(filter) : runner.Library(filter).Concat(runner.Memory(filter)).ToList();
        }

        private static int Run(IAnsiConsole console, string device, string json, string baseline, string only, bool platform)
        {
            Shared.CheckWritable(json);
            Report before = baseline == null ? null : Report.Read(baseline);
            List<Measurement> measurements = Count(device, platform, name => only == null || name.Contains(only, StringComparison.OrdinalIgnoreCase));
            if (measurements.Count == 0)
            {
                throw new InvalidOperationException("No scenario is called that");
            }

            Report report = Report.Of(measurements);
            console.Write(CostTable.Of(report.Measurements()));
            if (json != null)
            {
                report.Write(json);
            }

            if (before == null)
            {
                return 0;
            }

            if (only != null)
            {
                before.Scenarios.RemoveAll(entry => !report.Scenarios.Exists(other => other.Name == entry.Name));
            }

            List<string> worse = Baseline.Compare(before, report);
            foreach (string line in worse)
            {
                console.WriteLine(line);
            }

            console.WriteLine(worse.Count == 0 ? "not worse than " + Path.GetFileName(baseline) : "worse than " + Path.GetFileName(baseline));
            return worse.Count == 0 ? 0 : 1;
        }
    }
}
