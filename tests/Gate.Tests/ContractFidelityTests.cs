using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Gate.Tests
{
    /// <summary>Whether targets/contract promises only what the real assemblies have, where these are at hand.</summary>
    [TestClass]
    public class ContractFidelityTests
    {
        // A folder with the assemblies of nanoFramework, and the real mscorlib.dll where it lies elsewhere.
        private const string FolderVariable = "NANO_LIBS";
        private const string CoreLibraryVariable = "NANO_MSCORLIB";

        public static IEnumerable<object[]> ContractAssemblies => BuiltAssemblies.Contract.Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

        [TestMethod]
        [DynamicData(nameof(ContractAssemblies))]
        public void EveryMemberOfTheContract_IsInTheRealAssembly(string assembly)
        {
            var real = FindReal(assembly);
            if (real == null)
            {
                Assert.Inconclusive($"no real {assembly}.dll: set {FolderVariable} to a folder that holds it");
            }

            using var contractModule = ModuleDefinition.ReadModule(BuiltAssemblies.ContractOf(assembly));
            using var realModule = ModuleDefinition.ReadModule(real);
            var differences = ContractComparer.Compare(contractModule, realModule).ToArray();

            Assert.IsEmpty(differences, string.Join('\n', differences));
        }

        private static string FindReal(string assembly)
        {
            var candidates = new List<string>();
            if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
            {
                candidates.Add(Path.Combine(folder, assembly + ".dll"));
            }

            if (assembly == "mscorlib" && Environment.GetEnvironmentVariable(CoreLibraryVariable) is { Length: > 0 } file)
            {
                // The variable may name the .pe that the interpreter loads: the assembly that it was made of lies beside it.
                candidates.Add(Path.ChangeExtension(file, ".dll"));
            }

            return candidates.Find(File.Exists);
        }
    }
}
