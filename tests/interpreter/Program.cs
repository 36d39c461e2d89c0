using System;
using System.Collections.Generic;
using System.IO;

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

            DirectoryInfo work = Directory.CreateTempSubdirectory("maitake");
            try
            {
                return Run(options, toolchain, work.FullName, output);
            }
            catch (InvalidOperationException exception)
            {
                output.WriteLine("failed: " + exception.Message);
                return Bad;
            }
            finally
            {
                work.Delete(true);
            }
        }

        private static int Run(Options options, Toolchain toolchain, string work, TextWriter output)
        {
            Command command;
            if (options.Desktop)
            {
                command = DesktopRun.Run(options.Assemblies, work, options.Limit);
            }
            else
            {
                InterpreterRun run = new InterpreterRun(toolchain, work);
                command = run.Run(options.Assemblies, options.RealFramework, options.Limit);
                if (options.PrintSizes)
                {
                    foreach (KeyValuePair<string, long> size in run.Sizes)
                    {
                        output.WriteLine(size.Value.ToString().PadLeft(8) + "  " + size.Key + ".pe");
                    }
                }
            }

            int expected = DeviceTests.Count(Path.Combine(options.Assemblies, "NFUnitTest.dll"));
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
            return report.IsGood ? Good : Bad;
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

            output.WriteLine(
                "passed " + report.Passed.Count + ", failed " + report.Failed.Count + ", skipped " + report.Skipped.Count
                    + (report.IsGood ? "" : ": not good"));
        }
    }
}
