using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Package.Tests
{
    /// <summary>What the build of this project says about the machine, folders to work in, and commands.</summary>
    internal static class Outputs
    {
        private static readonly Dictionary<string, string> s_values = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "package-outputs.txt"))
            .Select(line => line.Split('|'))
            .ToDictionary(parts => parts[0], parts => parts[1]);

        public static string Root
        {
            get { return s_values["root"]; }
        }

        public static string Get(string name)
        {
            return s_values[name];
        }

        /// <summary>A folder that nobody used before, outside the repository: of its props nothing is to be heard.</summary>
        public static string NewFolder(string name)
        {
            string folder = Path.Combine(Feed.Work, name);
            Directory.CreateDirectory(folder);
            return folder;
        }

        /// <summary>Runs a command to its end and gives what it printed; fails the test if that went otherwise than expected.</summary>
        public static string Execute(bool expectFailure, string folder, string command, params string[] arguments)
        {
            ProcessStartInfo info = new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            };

            // The build is to be a user's, whatever runs the tests.
            foreach (string name in info.Environment.Keys.Where(IsOfTheBuild).ToArray())
            {
                info.Environment.Remove(name);
            }

            using Process process = Process.Start(info);
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(300_000))
            {
                process.Kill(true);
                Assert.Fail(command + " did not end");
            }

            string text = output.Result + errors.Result;
            Assert.AreEqual(expectFailure, process.ExitCode != 0, command + " " + string.Join(" ", arguments) + "\n" + text);
            return text;
        }

        private static bool IsOfTheBuild(string name)
        {
            return name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("NUGET", StringComparison.OrdinalIgnoreCase)
                || name == "NANO_MDP";
        }
    }
}
