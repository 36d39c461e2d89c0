using System;
using System.Collections.Generic;
using System.IO;

namespace Maitake.Interpreter
{
    /// <summary>Runs the device's assemblies as a board does: turned into .pe files, on the real interpreter.</summary>
    public sealed class InterpreterRun
    {
        private const string TestFramework = "nanoFramework.TestFramework";

        private readonly Toolchain _toolchain;
        private readonly string _work;

        /// <summary>Prepares a run.</summary>
        /// <param name="toolchain">The tools.</param>
        /// <param name="work">A folder to work in.</param>
        public InterpreterRun(Toolchain toolchain, string work)
        {
            _toolchain = toolchain;
            _work = work;
        }

        /// <summary>The size of each .pe that was made, by name.</summary>
        public SortedDictionary<string, long> Sizes { get; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

        /// <summary>Makes the .pe files and runs them.</summary>
        /// <param name="assemblies">The folder with the device's assemblies.</param>
        /// <param name="realFramework">Whether nanoFramework's own test framework and launcher are used instead of ours.</param>
        /// <param name="limit">The longest the interpreter may take.</param>
        public Command Run(string assemblies, bool realFramework, TimeSpan limit)
        {
            List<string> files = new List<string>();
            foreach (string file in Directory.GetFiles(assemblies))
            {
                string extension = Path.GetExtension(file);
                bool ours = extension == ".dll" || extension == ".exe";
                string name = Path.GetFileNameWithoutExtension(file);
                if (ours && !(realFramework && (name == TestFramework || name == "Maitake.Launcher")))
                {
                    files.Add(file);
                }
            }

            List<string> programs = new List<string> { Path.ChangeExtension(_toolchain.CoreLibrary, ".pe") };
            List<string> references = new List<string>(files);
            if (realFramework)
            {
                references.Add(Path.Combine(_toolchain.Libraries, TestFramework + ".dll"));
                programs.Add(Path.Combine(_toolchain.Libraries, TestFramework + ".pe"));
                programs.Add(Path.Combine(_toolchain.Libraries, "nanoFramework.UnitTestLauncher.pe"));
            }

            foreach (string file in files)
            {
                string name = Path.GetFileNameWithoutExtension(file);
                string output = Path.Combine(_work, name + ".pe");
                _toolchain.Convert(file, references.FindAll(other => other != file), output);
                Sizes[name] = new FileInfo(output).Length;
                programs.Add(output);
            }

            return Command.Run(_toolchain.Interpreter, programs, _work, limit);
        }
    }
}
