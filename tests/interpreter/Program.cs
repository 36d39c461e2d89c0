using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Maitake.Interpreter
{
    /// <summary>Runs the device build of the tests and says how they went.</summary>
    public static class Program
    {
        private const int Good = 0;
        private const int Bad = 1;
        private const int Misused = 2;

        /// <summary>The program.</summary>
        public static int Main(string[] arguments)
        {
            return Run(arguments, Environment.GetEnvironmentVariable, Console.Out);
        }

        /// <summary>The program, for tests of it.</summary>
        public static int Run(string[] arguments, Func<string, string> environment, TextWriter output)
        {
            Options options;
            try
            {
                options = Options.Parse(arguments);
            }
            catch (ArgumentException exception)
            {
                output.WriteLine(exception.Message);
                output.WriteLine("--help tells more.");
                return Misused;
            }

            if (options.PrintHelp)
            {
                output.WriteLine(Options.Help);
                return Good;
            }

            Toolchain toolchain = null;
            if (!options.Desktop)
            {
                string missing;
                toolchain = Toolchain.Find(environment, out missing);
                if (toolchain != null && options.RealFramework && toolchain.Libraries == null)
                {
                    missing = "NANO_LIBS is not set";
                }

                if (missing != null)
                {
                    output.WriteLine((options.Require ? "failed: " : "skipped: ") + missing);
                    return options.Require ? Bad : Good;
                }
            }

            List<TestReport> reports = new List<TestReport>();
            try
            {
                foreach (string assemblies in options.Assemblies)
                {
                    reports.Add(Run(options, assemblies, toolchain, output));
                }
            }
            catch (InvalidOperationException exception)
            {
                output.WriteLine("failed: " + exception.Message);
                return Bad;
            }

            bool good = reports.TrueForAll(report => report.IsGood);
            output.WriteLine(
                "passed " + reports.Sum(report => report.Passed.Count) + ", failed " + reports.Sum(report => report.Failed.Count)
                    + ", skipped " + reports.Sum(report => report.Skipped.Count) + (good ? "" : ": not good"));
            return good ? Good : Bad;
        }

        private static TestReport Run(Options options, string assemblies, Toolchain toolchain, TextWriter output)
        {
            DirectoryInfo work = Directory.CreateTempSubdirectory("maitake");
            try
            {
                return Run(options, assemblies, toolchain, work.FullName, output);
            }
            finally
            {
                work.Delete(true);
            }
        }

        private static TestReport Run(Options options, string assemblies, Toolchain toolchain, string work, TextWriter output)
        {
            Command command;
            if (options.Desktop)
            {
                command = DesktopRun.Run(assemblies, work, options.Limit);
            }
            else
            {
                InterpreterRun run = new InterpreterRun(toolchain, work);
                command = run.Run(assemblies, options.RealFramework, options.Limit);
                if (options.PrintSizes)
                {
                    output.WriteLine("   bytes  of " + Path.GetFileName(assemblies));
                    foreach (KeyValuePair<string, long> size in run.Sizes)
                    {
                        output.WriteLine(size.Value.ToString().PadLeft(8) + "  " + size.Key + ".pe");
                    }
                }
            }

            int expected = DeviceTests.Count(Path.Combine(assemblies, "NFUnitTest.dll"));
            TestReport report = TestReport.Parse(command.Output, expected, !options.RealFramework);
            if (command.TimedOut)
            {
                report.Problems.Add("it took longer than " + options.Limit.TotalSeconds + " s and was ended");
            }

            // The interpreter's own exit code is 0 whatever happens, and other values are crashes.
            if (command.ExitCode != 0)
            {
                report.Problems.Add("it ended with exit code " + command.ExitCode);
            }

            Print(report, command, options.Verbose, output);
            return report;
        }

        private static void Print(TestReport report, Command command, bool verbose, TextWriter output)
        {
            if (verbose || report.Problems.Count > 0)
            {
                output.WriteLine(command.Output);
                output.WriteLine(command.Errors);
            }

            foreach (string skipped in report.Skipped)
            {
                output.WriteLine("skipped: " + skipped);
            }

            foreach (string failed in report.Failed)
            {
                output.WriteLine("failed: " + failed);
            }

            foreach (string problem in report.Problems)
            {
                output.WriteLine("problem: " + problem);
            }
        }
    }
}
