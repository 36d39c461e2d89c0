using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>Runs a program on desktop .NET, or on the interpreter where there is one.</summary>
    internal static class Machines
    {
        public const string RuntimeConfig =
            "{\"runtimeOptions\":{\"tfm\":\"net10.0\",\"framework\":{\"name\":\"Microsoft.NETCore.App\",\"version\":\"10.0.0\"}}}";

        private static readonly Dictionary<string, string[]> s_interpreted = new Dictionary<string, string[]>();

        /// <summary>What the program prints on desktop .NET, also if it was built for the device.</summary>
        public static string[] RunOnDesktop(string program)
        {
            string config = Path.Combine(Outputs.NewFolder("config-" + Path.GetFileName(Path.GetDirectoryName(program))), "run.runtimeconfig.json");
            File.WriteAllText(config, RuntimeConfig);
            return Lines(Execute("dotnet", "exec", "--runtimeconfig", config, program));
        }

        /// <summary>What the program prints on the real interpreter, where it runs once. Skips the test where the environment names none.</summary>
        /// <param name="program">The woven program; the assemblies that it needs lie beside it.</param>
        public static string[] RunOnInterpreter(string program, string name)
        {
            lock (s_interpreted)
            {
                string[] printed;
                if (!s_interpreted.TryGetValue(program, out printed))
                {
                    printed = Interpret(program, name);
                    s_interpreted.Add(program, printed);
                }

                return printed;
            }
        }

        private static string[] Interpret(string program, string name)
        {
            string clr = Need("NANOCLR");
            string core = Need("NANO_MSCORLIB");
            string processor = Need("NANO_MDP");
            string folder = Outputs.NewFolder("pe-" + name);
            List<string> hints = new List<string> { "-loadHints", "mscorlib", core };
            List<string> run = new List<string> { Path.ChangeExtension(core, ".pe") };
            string[] libraries = Directory.GetFiles(Path.GetDirectoryName(program), "*.dll").OrderBy(f => Path.GetFileName(f) == "Maitake.dll" ? 0 : f.Contains("Maitake.") ? 1 : 2).ToArray();
            foreach (string assembly in libraries.Append(program))
            {
                string simple = Path.GetFileNameWithoutExtension(assembly);
                string pe = Path.Combine(folder, simple + ".pe");
                string output = Execute(processor, hints.Concat(new[] { "-parse", assembly, "-compile", pe, "false" }).ToArray());
                Assert.IsTrue(File.Exists(pe), "The MetadataProcessor wrote no " + simple + ".pe: " + output);
                hints.AddRange(new[] { "-loadHints", simple, assembly });
                run.Add(pe);
            }

            string[] lines = Lines(Execute(clr, run.ToArray()));
            int ready = Array.FindIndex(lines, l => l.StartsWith("Ready"));
            int done = Array.FindIndex(lines, l => l.StartsWith("Done"));
            Assert.IsTrue(ready >= 0 && done > ready, "The interpreter did not get to the end: " + string.Join("\n", lines.TakeLast(10)));
            return lines.Skip(ready + 1).Take(done - ready - 1).ToArray();
        }

        public static string Execute(string command, params string[] arguments)
        {
            ProcessStartInfo info = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(info);
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(300_000))
            {
                process.Kill(true);
                Assert.Fail(command + " did not end");
            }

            return output.Result + errors.Result;
        }

        private static string Need(string variable)
        {
            string value = Environment.GetEnvironmentVariable(variable);
            if (string.IsNullOrEmpty(value))
            {
                Assert.Inconclusive("skipped: the environment variable " + variable + " is not set");
            }

            return value;
        }

        private static string[] Lines(string output)
        {
            return output.Replace("\r", "").Split('\n').Where(l => l.Length > 0).ToArray();
        }
    }
}
