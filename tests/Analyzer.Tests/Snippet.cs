extern alias analyzers;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using analyzers::Maitake.Analyzers;
using Maitake.Weaver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Analyzer.Tests
{
    /// <summary>A program as a compiler with the analyzers sees it; <c>⟦</c> marks where something is reported.</summary>
    internal sealed class Snippet
    {
        private const string Usings = "using System; using System.Runtime.CompilerServices; using Maitake;\n";
        private const char Mark = '⟦';

        private static readonly Dictionary<string, string> s_outputs = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "analyzer-outputs.txt"))
            .Select(line => line.Split('|'))
            .ToDictionary(parts => parts[0], parts => parts[1]);

        private readonly string _source;
        private readonly CSharpCompilation _compilation;
        private readonly string[] _references;

        private Snippet(string source, string[] references, OutputKind kind, params string[] symbols)
        {
            _source = Usings + source;
            _references = references;
            _compilation = CSharpCompilation.Create(
                "Snippet",
                new[] { CSharpSyntaxTree.ParseText(_source.Replace(Mark.ToString(), ""), new CSharpParseOptions(LanguageVersion.CSharp10, preprocessorSymbols: symbols), "Snippet.cs", System.Text.Encoding.UTF8) },
                references.Select(reference => MetadataReference.CreateFromFile(reference)),
                new CSharpCompilationOptions(kind));
        }

        public static Snippet ForDevice(string source)
        {
            return new Snippet(source, new[] { s_outputs["contract"], s_outputs["device"] }, OutputKind.DynamicallyLinkedLibrary, "NANOFRAMEWORK_1_0");
        }

        public static Snippet ForDesktop(string source, bool isProgram = false)
        {
            string[] framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).ToArray();
            return new Snippet(source, framework.Append(s_outputs["desktop"]).ToArray(), isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        }

        /// <summary>What the compiler warns of or refuses.</summary>
        public string[] CompilerCodes
        {
            get { return _compilation.Emit(Stream.Null).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).ToArray(); }
        }

        /// <summary>Checks that one rule reports at every mark, and none anywhere else.</summary>
        public Snippet Reports(string code)
        {
            Diagnostic[] found = Analyze();
            List<string> expected = new List<string>();
            string[] lines = _source.Split('\n');
            for (int line = 0; line < lines.Length; line++)
            {
                int marks = 0;
                for (int column = lines[line].IndexOf(Mark); column >= 0; column = lines[line].IndexOf(Mark, column + 1))
                {
                    expected.Add("Snippet.cs(" + (line + 1) + "," + (column - marks + 1) + ") " + code);
                    marks++;
                }
            }

            CollectionAssert.AreEqual(expected, found.Select(Describe).ToArray(), string.Join("\n", found.Select(d => d.ToString())));
            return this;
        }

        /// <summary>Checks that the weaver, which sees the same later, says the same with the same code.</summary>
        public void AsTheWeaver()
        {
            Diagnostic[] found = Analyze();
            string folder = Directory.CreateTempSubdirectory("maitake-analyzer-").FullName;
            try
            {
                string assembly = Path.Combine(folder, "Snippet.dll");
                EmitResult emitted;
                using (FileStream output = File.Create(assembly))
                {
                    emitted = _compilation.Emit(output, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
                }

                Assert.IsTrue(emitted.Success, string.Join("\n", emitted.Diagnostics));
                AssemblyWeaver weaver = new AssemblyWeaver();
                Assert.IsFalse(weaver.Weave(assembly, Path.Combine(folder, "woven.dll"), _references));

                // Before its words the weaver puts the method, where there are no symbols; types have the names of the runtime there.
                string[] said = weaver.Errors.Select(error => error.Code + " " + error.Message.Replace("<Int32>", "<int>").Replace("<String>", "<string>")).ToArray();
                foreach (Diagnostic diagnostic in found)
                {
                    Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
                    Assert.IsTrue(
                        said.Any(text => text.StartsWith(diagnostic.Id, StringComparison.Ordinal) && text.EndsWith(" " + diagnostic.GetMessage(), StringComparison.Ordinal)),
                        diagnostic + "\n" + string.Join("\n", said));
                }
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        private Diagnostic[] Analyze()
        {
            ImmutableArray<DiagnosticAnalyzer> all = ImmutableArray.Create<DiagnosticAnalyzer>(new AsyncMethodAnalyzer(), new ErasureAnalyzer(), new UnusedFutureAnalyzer());
            Diagnostic[] found = _compilation.WithAnalyzers(all).GetAnalyzerDiagnosticsAsync().Result
                .OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id).ToArray();

            // An analyzer that throws becomes AD0001.
            Assert.IsFalse(found.Any(d => d.Id == "AD0001"), string.Join("\n", found.Select(d => d.ToString())));
            return found;
        }

        private static string Describe(Diagnostic diagnostic)
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            return span.Path + "(" + (span.StartLinePosition.Line + 1) + "," + (span.StartLinePosition.Character + 1) + ") " + diagnostic.Id;
        }
    }
}
