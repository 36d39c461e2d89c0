using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Maitake.Cost.Bars;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Maitake.Cost.Sizes;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>bars</c>: every bar of the design, with what was measured.</summary>
    internal static class BarsCommand
    {
        public static Command Create(IAnsiConsole console)
        {
            Option<bool> strict = new("--strict") { Description = "the exit code is 1 where a bar is missed" };
            Option<string> microPython = new("--micropython")
            {
                Description = "a file with the nanoseconds of MicroPython's asyncio on this machine: {\"yield\": 2700, \"roundTrip\": 33500}",
            };
            Option<string> rust = new("--rust")
            {
                Description = "a file with the nanoseconds of Rust's maitake and of the desktop build on this machine: {\"yield\": {\"maitake\": 50, \"byHand\": 40, \"async\": 48}, ...}",
            };
            Option<string> device = Shared.Device();
            Command command = new("bars", "Prints every bar, what was measured, and whether it is met.") { strict, microPython, rust, device };
            command.SetAction(parse => Shared.Guard(console, () => Run(
                console, parse.GetValue(device), parse.GetValue(microPython), parse.GetValue(rust), parse.GetValue(strict))));
            return command;
        }

        private static int Run(IAnsiConsole console, string device, string microPython, string rust, bool strict)
        {
            IReadOnlyDictionary<string, double> python = microPython == null ? null : OtherRuntimes.MicroPython(microPython);
            IReadOnlyDictionary<string, (double, double, double)> rustTimes = rust == null ? null : OtherRuntimes.Rust(rust);
            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(device, null));
            BarList list = BarList.Counted(runner.Library(_ => true), runner.Memory(_ => true));
            InterpreterTable table = CompareCommand.RunOnInterpreter(device, out string missing);
            list.AddInterpreter(table, missing);
            list.AddMicroPython(python, table);
            using (DeviceRun run = DeviceRun.Find(out missing))
            {
                list.AddFlash(run?.Size(Shared.ShippedLibrary(device), new string[0]), run == null ? null : MethodSize.Of(run, device), missing);
            }

            list.AddRust(rustTimes);
            Table result = new Table().Border(TableBorder.Markdown).AddColumn("what", c => c.NoWrap()).AddColumn("bar", c => c.NoWrap())
                .AddColumn("measured", c => c.RightAligned()).AddColumn("", c => c.NoWrap());
            foreach (Bar bar in list.Bars)
            {
                result.AddRow(Markup.Escape(bar.What), bar.Limit, Markup.Escape(bar.Measured), Text(bar.Verdict));
            }

            console.Write(result);
            int missed = list.Bars.Count(bar => bar.Verdict == Verdict.Missed);
            console.WriteLine(
                list.Bars.Count(bar => bar.Verdict == Verdict.Met) + " met, " + missed + " missed, "
                    + list.Bars.Count(bar => bar.Verdict == Verdict.NotMeasured) + " not measured here");
            return strict && missed > 0 ? 1 : 0;
        }

        private static string Text(Verdict verdict)
        {
            return verdict switch
            {
                Verdict.Met => "met",
                Verdict.Missed => "missed",
                _ => "not measured here",
            };
        }
    }
}
