using System;
using System.IO;
using System.Linq;
using Maitake.Cost.Device;
using Mono.Cecil;

namespace Maitake.Cost.Sizes
{
    /// <summary>What one more async method adds to a firmware's .pe: the same program with all its methods, and with all but the first.</summary>
    internal static class MethodSize
    {
        private const string Firmware = "CostFirmware.exe";
        private const string Method = "Task";

        /// <summary>Bytes for each method.</summary>
        public static double Of(DeviceRun run, string device)
        {
            string library = Path.Combine(device, "Maitake.dll");
            DirectoryInfo work = Directory.CreateTempSubdirectory("maitake-firmware");
            try
            {
                string less = Path.Combine(work.FullName, Firmware);
                int removed = RemoveMethods(Path.Combine(device, Firmware), less);
                return (double)(run.Size(Path.Combine(device, Firmware), new[] { library }) - run.Size(less, new[] { library })) / removed;
            }
            finally
            {
                work.Delete(true);
            }
        }

        // Each is a method that makes a state machine, and the machine's class.
        private static int RemoveMethods(string file, string output)
        {
            DefaultAssemblyResolver resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(Path.GetDirectoryName(file));
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = resolver });
            TypeDefinition program = assembly.MainModule.Types.Single(type => type.Name == "Program");
            MethodDefinition[] methods = program.Methods.Where(method => method.Name.StartsWith(Method, StringComparison.Ordinal)).Skip(1).ToArray();
            foreach (MethodDefinition method in methods)
            {
                program.NestedTypes.Remove(program.NestedTypes.Single(type => type.Name.StartsWith("<" + method.Name + ">", StringComparison.Ordinal)));
                program.Methods.Remove(method);
            }

            assembly.Write(output);
            return methods.Length > 0 ? methods.Length : throw new InvalidOperationException("No async methods in " + file);
        }
    }
}
