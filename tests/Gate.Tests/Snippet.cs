using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Gate.Tests
{
    /// <summary>A few lines of C#, compiled as firmware is, and what the gate says of them.</summary>
    internal static class Snippet
    {
        private const string Library = """
            namespace Maitake
            {
                public enum PollResult { Pending, Ready }
                public abstract class Waker { public abstract void Wake(); }
                public abstract class Future { public abstract PollResult Poll(Waker waker); }
                public sealed class ColdAttribute : System.Attribute { public ColdAttribute(string reason) { } }
            }
            """;

        public static string Device => BuiltAssemblies.ContractOf("mscorlib");

        /// <summary>The core library of .NET, for code that the contract keeps from compiling: the gate must not rely on that.</summary>
        public static string Desktop => typeof(object).Assembly.Location;

        /// <summary>Compiles a snippet together with the few types of the library that the gate knows by name.</summary>
        public static IReadOnlyList<Violation> Check(string source, string coreLibrary, bool hot)
        {
            var folder = Directory.CreateTempSubdirectory("gate-");
            try
            {
                var assembly = Path.Combine(folder.FullName, "Snippet.dll");
                Compile(source, coreLibrary, assembly);
                return GateRunner.Check([assembly], [coreLibrary], hot);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        public static void Compile(string source, string coreLibrary, string assembly)
        {
            var parsing = new CSharpParseOptions(LanguageVersion.CSharp10);
            var compilation = CSharpCompilation.Create(
                Path.GetFileNameWithoutExtension(assembly),
                [
                    CSharpSyntaxTree.ParseText(Library, parsing, "Library.cs", System.Text.Encoding.UTF8),
                    CSharpSyntaxTree.ParseText(source, parsing, "Snippet.cs", System.Text.Encoding.UTF8),
                ],
                [MetadataReference.CreateFromFile(coreLibrary)],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));

            using var stream = File.Create(assembly);
            using var symbols = File.Create(Path.ChangeExtension(assembly, ".pdb"));
            var result = compilation.Emit(stream, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors.Select(error => error.ToString())));
        }
    }
}
