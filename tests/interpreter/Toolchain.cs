using System;
using System.Collections.Generic;
using System.IO;

namespace Maitake.Interpreter
{
    /// <summary>The tools of nanoFramework that a machine has, as the environment names them.</summary>
    public sealed class Toolchain
    {
        /// <summary>The variables that have to be set, in the order in which they are asked for.</summary>
        private static readonly string[] s_required = { "NANOCLR", "NANO_MSCORLIB", "NANO_MDP" };

        private Toolchain()
        {
        }

        /// <summary>The interpreter.</summary>
        public string Interpreter { get; private set; }

        /// <summary>The real core library; the .pe is beside it.</summary>
        public string CoreLibrary { get; private set; }

        /// <summary>What turns a .dll into a .pe.</summary>
        public string MetadataProcessor { get; private set; }

        /// <summary>A folder with other real assemblies, or null.</summary>
        public string Libraries { get; private set; }

        /// <summary>Reads the environment.</summary>
        /// <param name="read">Gives the value of a variable, or null.</param>
        /// <param name="missing">Why there is no toolchain, or null.</param>
        public static Toolchain Find(Func<string, string> read, out string missing)
        {
            foreach (string name in s_required)
            {
                string path = read(name);
                if (string.IsNullOrEmpty(path))
                {
                    missing = name + " is not set";
                    return null;
                }

                if (!File.Exists(path))
                {
                    missing = name + " names a file that does not exist";
                    return null;
                }
            }

            string libraries = read("NANO_LIBS");
            missing = null;
            return new Toolchain
            {
                Interpreter = Path.GetFullPath(read("NANOCLR")),
                CoreLibrary = Path.GetFullPath(read("NANO_MSCORLIB")),
                MetadataProcessor = Path.GetFullPath(read("NANO_MDP")),
                Libraries = string.IsNullOrEmpty(libraries) ? null : Path.GetFullPath(libraries),
            };
        }

        /// <summary>Makes a .pe of an assembly.</summary>
        /// <param name="assembly">The .dll or .exe.</param>
        /// <param name="references">The other assemblies that it may refer to.</param>
        /// <param name="output">Where the .pe goes.</param>
        public void Convert(string assembly, IEnumerable<string> references, string output)
        {
            // The options are carried out in their order.
            List<string> arguments = new List<string> { "-loadHints", "mscorlib", CoreLibrary };
            foreach (string reference in references)
            {
                arguments.Add("-loadHints");
                arguments.Add(Path.GetFileNameWithoutExtension(reference));
                arguments.Add(reference);
            }

            arguments.AddRange(new[] { "-parse", assembly, "-compile", output, "false" });
            File.Delete(output);
            Command command = Command.Run(MetadataProcessor, arguments, Path.GetDirectoryName(output), TimeSpan.FromMinutes(2));

            // Its exit code is 0 after some errors, too.
            if (command.TimedOut || command.ExitCode != 0 || command.Errors.Trim().Length != 0 || !File.Exists(output))
            {
                throw new InvalidOperationException(
                    "The metadata processor failed for " + Path.GetFileName(assembly) + ":\n" + command.Output + command.Errors);
            }
        }
    }
}
