using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Maitake.Cost.Bars;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Maitake.Cost.Sizes;
using Maitake.Cost.Timing;
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
                Description = "a file with the nanoseconds of MicroPython's asyncio and of this library, as --json writes it",
            };
            Option<string> program = new("--micropython-program")
            {
                Description = "MicroPython itself, for unix, to be timed by turns with the interpreter",
            };
            Option<string> script = new("--micropython-script")
            {
                Description = "what it runs: prints \"begin 1000 yield\" before so many operations and \"end\" after them, the same for roundTrip, each time sleeps 20 ms, and ends with \"all measured\"",
                DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "micropython.py"),
            };
            Option<int> rounds = new("--rounds") { Description = "how often all that is timed is timed; the best counts", DefaultValueFactory = _ => 3 };
            Option<string> json = new("--json") { Description = "write the times of MicroPython and of this library to this file" };
            Option<string> rust = new("--rust")
            {
                Description = "a file with the nanoseconds of Rust's maitake and of the desktop build on this machine: {\"yield\": {\"maitake\": 50, \"byHand\": 40, \"async\": 48}, ...}",
            };
            Option<string> device = Shared.Device();
            Command command = new("bars", "Prints every bar, what was measured, and whether it is met.") { strict, microPython, program, script, rounds, json, rust, device };
            command.SetAction(parse => Shared.Guard(console, () =>
            {
                Check(parse.GetValue(microPython), parse.GetValue(program), parse.GetValue(rounds), parse.GetValue(json));
                return Run(
                    console, parse.GetValue(device), parse.GetValue(microPython), parse.GetValue(rust), parse.GetValue(strict),
                    () => Hold(parse.GetValue(device), parse.GetValue(program), parse.GetValue(script), parse.GetValue(rounds), parse.GetValue(json)));
            }));
            return command;
        }

        private static void Check(string microPython, string program, int rounds, string json)
        {
            string wrong = rounds < 1 ? "At least one round"
                : microPython != null && program != null ? "--micropython and --micropython-program are two ways to say the same"
                : json != null && program == null ? "--json needs --micropython-program"
                : null;
            if (wrong != null)
            {
                throw new InvalidOperationException(wrong);
            }
        }

        private static (Sitting Sitting, string Missing) Hold(string device, string program, string script, int rounds, string json)
        {
            Sitting sitting = Sitting.Hold(device, program, script, rounds, out string missing);
            if (sitting == null && program != null)
            {
                throw new InvalidOperationException("--micropython-program needs an interpreter beside it: " + missing);
            }

            if (json != null)
            {
                OtherRuntimes.Write(json, sitting.Pairs());
            }

            return (sitting, missing);
        }

        private static int Run(IAnsiConsole console, string device, string microPython, string rust, bool strict, Func<(Sitting Sitting, string Missing)> hold)
        {
            IReadOnlyDictionary<string, MicroPythonTimes> python = microPython == null ? null : OtherRuntimes.MicroPython(microPython);
            IReadOnlyDictionary<string, (double, double, double)> rustTimes = rust == null ? null : OtherRuntimes.Rust(rust);
            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(device, null));
            BarList list = BarList.Counted(runner.Library(_ => true), runner.Memory(_ => true));
            InterpreterTable table = CompareCommand.RunOnInterpreter(device, out string missing);
            list.AddInterpreter(table, missing);
            (Sitting sitting, missing) = hold();
            python ??= sitting?.Pairs();
            list.AddThreads(sitting?.Library, missing);
            list.AddMicroPython(python, "needs --micropython or --micropython-program");
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
            Explain(console, sitting, python);
            return strict && missed > 0 ? 1 : 0;
        }

        // What the ratios are of, which are all that the table has.
        private static void Explain(IAnsiConsole console, Sitting sitting, IReadOnlyDictionary<string, MicroPythonTimes> python)
        {
            List<(string, IReadOnlyList<double>)> rows = new();
            if (sitting != null)
            {
                rows.AddRange(sitting.Library.Names.Select(name => (name, sitting.Library.Of(name))));
            }

            foreach ((string name, MicroPythonTimes times) in python ?? new Dictionary<string, MicroPythonTimes>())
            {
                rows.Add(("MicroPython, " + name, times.MicroPython));
                rows.Add(("MicroPython with a heap of " + Sitting.SmallHeap + ", " + name + ": " + Ratio.Of(times.SmallHeap, times.Async) + " times ours", times.SmallHeap));
                rows.Add(("the same by this library, " + name, times.Async));
            }

            if (rows.Count == 0)
            {
                return;
            }

            Table result = new Table().Border(TableBorder.Markdown).AddColumn("timed", c => c.NoWrap()).AddColumn("best", c => c.RightAligned().NoWrap())
                .AddColumn("best of the worst round", c => c.RightAligned().NoWrap()).AddColumn("rounds", c => c.RightAligned().NoWrap());
            foreach ((string name, IReadOnlyList<double> rounds) in rows)
            {
                result.AddRow(
                    Markup.Escape(name), rounds.Min().ToString("0 ns", CultureInfo.InvariantCulture), rounds.Max().ToString("0 ns", CultureInfo.InvariantCulture),
                    rounds.Count.ToString(CultureInfo.InvariantCulture));
            }

            console.WriteLine();
            console.Write(result);
            if (sitting != null)
            {
                console.WriteLine(sitting.IsOfProcessor ? "time on processors" : "time by the clock");
            }
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
