using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Interpreter;

namespace Maitake.Cost.Device
{
    /// <summary>Makes .pe files of a folder of assemblies, and runs the scenarios on the interpreter that the environment names.</summary>
    internal sealed class DeviceRun : IDisposable
    {
        private readonly Toolchain _toolchain;
        private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("maitake-cost");

        private DeviceRun(Toolchain toolchain)
        {
            _toolchain = toolchain;
        }

        /// <summary>Null where there is no interpreter.</summary>
        /// <param name="missing">Why there is none, or null.</param>
        public static DeviceRun Find(out string missing)
        {
            Toolchain toolchain = Toolchain.Find(Environment.GetEnvironmentVariable, out missing);
            return toolchain == null ? null : new DeviceRun(toolchain);
        }

        /// <summary>The bytes of an assembly's .pe.</summary>
        public long Size(string assembly, IEnumerable<string> references) => new FileInfo(Convert(assembly, references)).Length;

        /// <summary>The interpreter.</summary>
        public string Interpreter => _toolchain.Interpreter;

        /// <summary>Runs the scenarios, and returns the whole of what they printed.</summary>
        public string Run(string device, TimeSpan limit)
        {
            Command command = Command.Run(_toolchain.Interpreter, Files(device, "CostScenarios"), _work.FullName, limit);
            return command.TimedOut ? throw new InvalidOperationException("The interpreter did not end in time") : command.Output;
        }

        /// <summary>What the interpreter loads for a program: the .pe files of it, the library and the core library.</summary>
        public IReadOnlyList<string> Files(string device, string program)
        {
            List<string> files = new List<string> { Path.ChangeExtension(_toolchain.CoreLibrary, ".pe") };
            List<string> references = new List<string>();
            foreach (string name in new[] { "Maitake", "Maitake.Patterns", program })
            {
                string assembly = Directory.GetFiles(device, name + ".*").First(file => Path.GetExtension(file) is ".dll" or ".exe");
                files.Add(Convert(assembly, references));
                references.Add(assembly);
            }

            return files;
        }

        public void Dispose() => _work.Delete(true);

        private string Convert(string assembly, IEnumerable<string> references)
        {
            string output = Path.Combine(_work.FullName, Path.GetFileNameWithoutExtension(assembly) + ".pe");
            _toolchain.Convert(assembly, references, output);
            return output;
        }
    }
}
