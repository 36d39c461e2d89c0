using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Interpreter
{
    /// <summary>
    /// Gives the fakes of nanoFramework's hardware assemblies names of their own. An interpreter knows the real ones by name and refuses an
    /// assembly of that name without their native methods. Only names change, in the fakes and in the references to them; no code does.
    /// </summary>
    internal static class FakeNames
    {
        private const string Prefix = "Fake.";

        private static readonly string[] s_names =
        {
            "nanoFramework.Hardware.Esp32", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "System.Device.Gpio",
        };

        /// <summary>Copies a set of assemblies; where fakes are among them, under their new names.</summary>
        /// <param name="files">The assemblies.</param>
        /// <param name="folder">Where the copies go.</param>
        /// <returns>The copies.</returns>
        public static List<string> Copy(IReadOnlyCollection<string> files, string folder)
        {
            HashSet<string> fakes = new HashSet<string>(files.Select(Path.GetFileNameWithoutExtension).Intersect(s_names), StringComparer.Ordinal);
            List<string> copies = new List<string>();
            foreach (string file in files)
            {
                using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(file);
                string copy = Path.Combine(folder, Path.GetFileName(file));
                bool changed = false;
                foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences.Where(reference => fakes.Contains(reference.Name)))
                {
                    reference.Name = Prefix + reference.Name;
                    changed = true;
                }

                if (fakes.Contains(assembly.Name.Name))
                {
                    assembly.Name.Name = Prefix + assembly.Name.Name;
                    assembly.MainModule.Name = Prefix + assembly.MainModule.Name;
                    copy = Path.Combine(folder, Prefix + Path.GetFileName(file));
                    changed = true;
                }

                if (changed)
                {
                    assembly.Write(copy);
                }
                else
                {
                    File.Copy(file, copy, true);
                }

                copies.Add(copy);
            }

            return copies;
        }
    }
}
