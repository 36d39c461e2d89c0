using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>What another program measured: lines of the form <c>name: median 12.3 ns, best 11.9 ns</c>.</summary>
    internal static partial class OtherProgram
    {
        private static readonly Regex s_line = new(@"^(?<name>.+): median (?<median>[0-9]+(\.[0-9]+)?) ns, best (?<best>[0-9]+(\.[0-9]+)?) ns\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

        /// <summary>The operations' names with the best times, in nanoseconds. Where there are several lines of one, the best of them.</summary>
        /// <exception cref="InvalidOperationException">There are none, or one is zero.</exception>
        public static IReadOnlyDictionary<string, double> Parse(string text)
        {
            Dictionary<string, double> times = new Dictionary<string, double>();
            foreach (Match match in s_line.Matches(text))
            {
                string name = match.Groups["name"].Value;
                double best = double.Parse(match.Groups["best"].Value, CultureInfo.InvariantCulture);
                if (best == 0)
                {
                    throw new InvalidOperationException("A time of zero: " + match.Value.TrimEnd('\r'));
                }

                times[name] = times.TryGetValue(name, out double other) ? Math.Min(other, best) : best;
            }

            return times.Count > 0 ? times : throw new InvalidOperationException("No times in it: " + (text.Length > 80 ? text.Substring(0, 80) : text));
        }

        /// <summary>Runs a program and returns what it printed.</summary>
        /// <exception cref="InvalidOperationException">It could not be started, or failed.</exception>
        public static string Run(string program)
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true });
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0 ? output : throw new InvalidOperationException(program + " failed with the exit code " + process.ExitCode);
            }
            catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
            {
                throw new InvalidOperationException(program + " could not be run: " + exception.Message, exception);
            }
        }
    }
}
