using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Maitake.Gate.Tests
{
    /// <summary>What the build of this project left beside it: where the assemblies are that the tests look at.</summary>
    internal static class BuiltAssemblies
    {
        private static readonly string[][] s_lines = File
            .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "device-assemblies.txt"))
            .Select(line => line.Split('|', 2))
            .ToArray();

        public static string RepositoryRoot => Of("root").Single();

        /// <summary>Device assemblies that must keep the rules of hot paths.</summary>
        public static IReadOnlyList<string> Hot => Of("hot");

        /// <summary>The same as the compiler wrote them, with the marks that the weaver takes out.</summary>
        public static IReadOnlyList<string> Marks => Of("marks");

        /// <summary>The other device assemblies.</summary>
        public static IReadOnlyList<string> Other => Of("device");

        /// <summary>Device assemblies as packages have them: of a Release build, which is shrunk.</summary>
        public static IReadOnlyList<string> Shipped => Of("shipped");

        public static IReadOnlyList<string> Contract => Of("contract");

        public static string ContractOf(string assembly) => Contract.Single(path => Path.GetFileNameWithoutExtension(path) == assembly);

        private static IReadOnlyList<string> Of(string kind)
        {
            return s_lines.Where(line => line[0] == kind).Select(line => line[1]).ToArray();
        }
    }
}
