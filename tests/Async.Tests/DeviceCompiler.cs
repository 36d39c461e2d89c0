using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Weaver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>Compiles sources as a device project does, and weaves what comes out.</summary>
    internal sealed class DeviceCompiler
    {
        private readonly string _folder;

        public DeviceCompiler(string folder)
        {
            _folder = folder;
        }

        public string Unwoven { get; private set; }

        public string Woven { get; private set; }

        public IReadOnlyList<WeaverError> Errors { get; private set; }

        public AssemblyWeaver Weaver { get; private set; }

        /// <summary>Compiles against the contract; what the compiler refuses fails the test.</summary>
        public DeviceCompiler Compile(string source, bool optimize, params string[] references)
        {
            Unwoven = Path.Combine(_folder, "Program.dll");
            string[] all = References(references).ToArray();
            Diagnostic[] diagnostics = Compile(source, optimize, all, Unwoven, "NANOFRAMEWORK_1_0");
            Assert.IsEmpty(diagnostics, string.Join("\n", diagnostics.Select(d => d.ToString())));
            return this;
        }

        public DeviceCompiler Weave(params string[] references)
        {
            return Weave(new AssemblyWeaver(), references);
        }

        /// <summary>And makes it smaller.</summary>
        public DeviceCompiler Shrink(params ShrinkStep[] without)
        {
            return Weave(new AssemblyWeaver(new WeaverSteps(), without) { Shrink = true });
        }

        private DeviceCompiler Weave(AssemblyWeaver weaver, params string[] references)
        {
            Weaver = weaver;
            Woven = Path.Combine(_folder, "woven", "Program.dll");
            bool done = Weaver.Weave(Unwoven, Woven, References(references));
            Errors = Weaver.Errors;
            Assert.AreEqual(done, Errors.Count == 0);
            Assert.AreEqual(done, File.Exists(Woven));
            return this;
        }

        public static Diagnostic[] Compile(string source, bool optimize, string[] references, string output, params string[] symbols)
        {
            CSharpParseOptions parse = new CSharpParseOptions(LanguageVersion.CSharp10, preprocessorSymbols: symbols);
            SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), parse, "Program.cs");
            CSharpCompilation compilation = CSharpCompilation.Create(
                Path.GetFileNameWithoutExtension(output),
                new[] { tree },
                references.Select(r => MetadataReference.CreateFromFile(r)),
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimize ? OptimizationLevel.Release : OptimizationLevel.Debug, deterministic: true, allowUnsafe: true));
            using FileStream assembly = File.Create(output);
            using FileStream symbolFile = File.Create(Path.ChangeExtension(output, ".pdb"));
            EmitResult result = compilation.Emit(assembly, symbolFile, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
            return result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        }

        private static IEnumerable<string> References(string[] more)
        {
            return new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") }.Concat(more);
        }
    }
}
