using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Maitake.Interpreter
{
    /// <summary>A program that was run to its end, or to the end of its time.</summary>
    public sealed class Command
    {
        private Command(string output, string errors, int exitCode, bool timedOut)
        {
            Output = output;
            Errors = errors;
            ExitCode = exitCode;
            TimedOut = timedOut;
        }

        /// <summary>What it printed.</summary>
        public string Output { get; }

        /// <summary>What it printed on its error stream.</summary>
        public string Errors { get; }

        /// <summary>How it ended.</summary>
        public int ExitCode { get; }

        /// <summary>Whether it was ended because its time was over.</summary>
        public bool TimedOut { get; }

        /// <summary>Runs a program.</summary>
        public static Command Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
        {
            ProcessStartInfo start = new ProcessStartInfo(program)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start);
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            bool timedOut = !process.WaitForExit(limit);
            if (timedOut)
            {
                process.Kill(true);
            }

            process.WaitForExit();
            return new Command(output.Result, errors.Result, process.ExitCode, timedOut);
        }
    }
}
