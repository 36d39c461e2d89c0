using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Maitake.Cost.Drawing;
using Maitake.Cost.Results;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>plot</c>: the cost against the number of tasks and of timers.</summary>
    internal static class PlotCommand
    {
        /// <summary>The files that it writes.</summary>
        public const string Tasks = "cost-tasks.svg";

        /// <summary>The files that it writes.</summary>
        public const string Timers = "cost-timers.svg";

        private static readonly string[] s_tasks = { "yield", "sleep of tasks in turn" };
        private static readonly string[] s_timers = { "arm", "cancel", "arm and cancel", "sleep beside waiting timers", "idle pass" };

        public static Command Create(IAnsiConsole console)
        {
            Option<string> json = new("--json") { Description = "costs, as count --json wrote them", Required = true };
            Option<string> output = new("--output") { Description = "the folder to write " + Tasks + " and " + Timers + " to", Required = true };
            Command command = new("plot", "Draws the costs against the number of tasks and of timers.") { json, output };
            command.SetAction(parse => Shared.Guard(console, () =>
            {
                Report report = Report.Read(parse.GetValue(json));
                Directory.CreateDirectory(parse.GetValue(output));
                foreach ((string file, string svg) in Draw(report))
                {
                    File.WriteAllText(Path.Combine(parse.GetValue(output), file), svg);
                }

                return 0;
            }));
            return command;
        }

        /// <summary>The plots of a report, by the names of their files.</summary>
        public static IReadOnlyDictionary<string, string> Draw(Report report)
        {
            return new Dictionary<string, string>
            {
                [Tasks] = Plot.Draw("Instructions per operation, by number of tasks", "tasks", "IL instructions", Lines(report, s_tasks)),
                [Timers] = Plot.Draw("Instructions per operation, by number of pending timers", "pending timers", "IL instructions", Lines(report, s_timers)),
            };
        }

        // Nothing pending has no place on a logarithmic axis.
        private static List<(string, IReadOnlyList<(double, double)>)> Lines(Report report, string[] series)
        {
            List<(string, IReadOnlyList<(double, double)>)> lines = new();
            foreach (string name in series)
            {
                List<(double, double)> points = report.Scenarios.Where(entry => entry.Series == name && entry.Size > 0).OrderBy(entry => entry.Size)
                    .Select(entry => ((double)entry.Size, entry.Instructions)).ToList();
                lines.Add((name, points.Count > 0 ? points : throw new InvalidOperationException("The report has no scenarios of: " + name)));
            }

            return lines;
        }
    }
}
