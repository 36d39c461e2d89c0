using System;
using System.Collections.Generic;
using System.IO;

namespace Maitake.Gate
{
    /// <summary>The gate as a command.</summary>
    public static class Command
    {
        private const string Usage = """
            Looks for what compiles for nanoFramework 1.x but cannot run there, or takes memory on a hot path.

            Usage: dotnet run --project tools/gate -- [--hot] [--marks <file>]... [--reference <file or folder>]... <assembly>...

              <assembly>     an assembly of the device face, as it goes to the MetadataProcessor
              --hot          apply the rules of hot paths too: from each Poll, Wake, Tick, Turn, TryTurn, Run, RunOnce,
                             Park and Unpark through all that they call, except methods marked [Cold("reason")]
              --marks        an assembly as the compiler wrote it, where the one to look at is woven: Cold marks are read there
              --reference    where to look up what the assemblies refer to; their own folders are looked in anyway
              --help         this text

            Exit code: 0 when nothing was found, 1 when something was or the arguments are wrong.
            """;

        /// <summary>Runs the command.</summary>
        /// <param name="args">Its arguments.</param>
        /// <param name="output">Where violations go.</param>
        /// <param name="error">Where it says what is wrong with the arguments.</param>
        /// <returns>The exit code.</returns>
        public static int Run(string[] args, TextWriter output, TextWriter error)
        {
            var assemblies = new List<string>();
            var references = new List<string>();
            var marks = new List<string>();
            var hot = false;
            for (var i = 0; i < args.Length; i++)
            {
                switch (args[i])
                {
                    case "--help" or "-h":
                        output.WriteLine(Usage);
                        return 0;
                    case "--hot":
                        hot = true;
                        break;
                    case "--marks" when i + 1 < args.Length:
                        marks.Add(args[++i]);
                        break;
                    case "--reference" when i + 1 < args.Length:
                        references.Add(args[++i]);
                        break;
                    case var option when option.StartsWith('-'):
                        return Fail(error, "what is " + option + "? --help tells.");
                    default:
                        assemblies.Add(args[i]);
                        break;
                }
            }

            if (assemblies.Count == 0)
            {
                return Fail(error, "no assemblies given. --help tells how.");
            }

            return assemblies.Find(assembly => !File.Exists(assembly)) is { } missing
                ? Fail(error, "no such file: " + missing)
                : Check(assemblies, references, marks, hot, output);
        }

        private static int Check(List<string> assemblies, List<string> references, List<string> marks, bool hot, TextWriter output)
        {
            var violations = GateRunner.Check(assemblies, references, hot, marks);
            foreach (var violation in violations)
            {
                output.WriteLine(violation);
            }

            output.WriteLine("gate: " + assemblies.Count + " assemblies, " + violations.Count + " violations");
            return violations.Count == 0 ? 0 : 1;
        }

        private static int Fail(TextWriter error, string message)
        {
            error.WriteLine("gate: " + message);
            return 1;
        }
    }
}
