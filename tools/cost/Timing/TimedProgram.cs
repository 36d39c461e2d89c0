using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading;

namespace Maitake.Cost.Timing
{
    /// <summary>Runs a program that prints the marks of <see cref="MarkReader"/>, and times it.</summary>
    internal static class TimedProgram
    {
        private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

        /// <summary>The nanoseconds of one operation, for each name.</summary>
        /// <param name="program">What is run.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="limit">When it is ended.</param>
        /// <param name="isOfProcessor">Whether that is time on processors, or else by the clock.</param>
        /// <exception cref="InvalidOperationException">It could not be started, or did not get to its end.</exception>
        public static IReadOnlyDictionary<string, List<double>> Run(string program, IEnumerable<string> arguments, TimeSpan limit, out bool isOfProcessor)
        {
            using Process process = Start(program, arguments);
            using Timer timer = new Timer(_ => Kill(process), null, limit, Timeout.InfiniteTimeSpan);
            ProcessClock clock = ProcessClock.Of(process);
            isOfProcessor = clock.IsOfProcessor;
            StringBuilder errors = new StringBuilder();
            process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
            process.BeginErrorReadLine();
            MarkReader reader = new MarkReader(() => clock.Now, () => Thread.Sleep(s_moment));
            try
            {
                for (string line; (line = process.StandardOutput.ReadLine()) != null;)
                {
                    reader.Read(line);
                }

                process.WaitForExit();
                return reader.Complete();
            }
            catch (InvalidOperationException exception)
            {
                Kill(process);
                process.WaitForExit();
                throw new InvalidOperationException(program + " could not be timed. " + exception.Message + "\n" + errors, exception);
            }
            finally
            {
                Kill(process);
            }
        }

        private static Process Start(string program, IEnumerable<string> arguments)
        {
            ProcessStartInfo start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            try
            {
                Process process = Process.Start(start);
                process.StandardInput.Close();
                return process;
            }
            catch (Exception exception) when (exception is Win32Exception or System.IO.IOException)
            {
                throw new InvalidOperationException(program + " could not be run: " + exception.Message, exception);
            }
        }

        private static void Kill(Process process)
        {
            try
            {
                process.Kill(true);
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }
        }
    }
}
