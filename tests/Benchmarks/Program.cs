using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Maitake.Benchmarks.Operations;
using Perfolizer.Horology;
using Spectre.Console;

namespace Maitake.Benchmarks
{
    /// <summary>Runs all benchmarks and prints one table. Arguments are those of BenchmarkDotNet: <c>--filter *Yield*</c>; with <c>operations</c> first, see <see cref="OperationsCommand"/>.</summary>
    internal static class Program
    {
        // Arguments that ask for something else than a run.
        private static readonly string[] s_asking = { "--help", "--list", "--version", "--info" };

        public static int Main(string[] arguments)
        {
            if (arguments.Length > 0 && arguments[0] == "operations")
            {
                if (Console.IsOutputRedirected)
                {
                    AnsiConsole.Profile.Width = 200;
                }

                return OperationsCommand.Create(AnsiConsole.Console, Console.Error).Parse(arguments.Skip(1).ToArray()).Invoke();
            }

            // In this process: what is measured is not built anew in a folder of its own.
            Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(8)
                .WithMinIterationTime(TimeInterval.FromMilliseconds(100)).WithClock(new ProcessorTime());
            IConfig config = ManualConfig.CreateEmpty()
                .AddJob(job)
                .AddLogger(ConsoleLogger.Default)
                .AddExporter(MarkdownExporter.GitHub)
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
                .AddColumn(CategoriesColumn.Default, BaselineRatioColumn.RatioMean)
                .HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD, Column.AllocRatio, Column.Gen0, Column.Gen1, Column.Gen2, Column.Type)
                .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
                .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Nanosecond))
                .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"))
                .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
            string[] all = arguments.Length == 0 ? new[] { "--filter", "*" } : arguments;
            Summary[] summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(all, config).ToArray();
            if (summaries.Length == 0 && all.Intersect(s_asking).Any())
            {
                return 0;
            }

            return summaries.Length > 0 && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
        }
    }
}
