using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Maitake;
using Maitake.Atomics;
using Maitake.Tests.Patterns;
using Maitake.Time;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Examples.Tests
{
    [TestClass]
    [DoNotParallelize]
    public class DocumentsTests
    {
        // Its examples stand in a program that it shows first, in the place of a comment.
        private const string Examples = "docs/sync.md";
        private const string Place = "// an example\n";

        private static readonly string s_root = FindRoot();

        public static IEnumerable<object[]> Programs
        {
            get
            {
                return new[] { "README.md", "docs/guide.md", Examples }
                    .SelectMany(document => Enumerable.Range(0, Find(document).Count).Select(index => new object[] { document, index }));
            }
        }

        [TestMethod]
        [DynamicData(nameof(Programs))]
        [Timeout(60_000)]
        public void EveryProgram_CompilesAndPrintsWhatItSays(string document, int index)
        {
            MatchCollection programs = Find(document);
            Match match = programs[index];
            string program = match.Groups["program"].Value;
            if (document == Examples && index != 0)
            {
                string frame = programs[0].Groups["program"].Value;
                Assert.Contains(Place, frame);
                Assert.IsTrue(match.Groups["output"].Success, "an example without its output");
                program = frame.Replace(Place, program);
            }

            byte[] assembly = Compile(program);

            // Without an output beside it, it runs for ever.
            Group output = match.Groups["output"];
            if (output.Success)
            {
                Assert.AreEqual(output.Value, Run(assembly));
            }
        }

        [TestMethod]
        public void EverythingThatTheTableNames_HasAnExampleAndARow()
        {
            string text = File.ReadAllText(Path.Combine(s_root, Examples)).Replace("\r\n", "\n");
            string[] sections = Regex.Matches(text, "^## (?<name>\\w+)\n", RegexOptions.Multiline).Select(match => match.Groups["name"].Value).ToArray();
            string[] linked = Regex.Matches(text, @"\]\(#(?<anchor>\w+)\)").Select(match => match.Groups["anchor"].Value).Distinct().ToArray();
            CollectionAssert.AreEquivalent(linked, sections.Select(name => name.ToLowerInvariant()).ToArray());
            Assert.HasCount(sections.Length + 1, Find(Examples));
            foreach (string name in sections)
            {
                Assert.IsTrue(Regex.IsMatch(text, @"^\| (\w+, )*" + name + @"(, \w+)* \| .* \| .* \| .* \| .* \|$", RegexOptions.Multiline), name + " has no row");
            }
        }

        [TestMethod]
        public void EveryType_IsOnThePage()
        {
            string text = File.ReadAllText(Path.Combine(s_root, Examples));
            Type[] types = typeof(Future).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Maitake.Sync.Mutex).Namespace)
                .Concat(typeof(Maitake.Patterns.Retry).Assembly.GetExportedTypes())
                .Append(typeof(CombinedFuture)).Append(typeof(TimeoutFuture)).Append(typeof(ElapsedException)).Append(typeof(Ticker)).Append(typeof(MissedTicks))
                .Append(typeof(CriticalSection))
                .ToArray();
            Assert.IsGreaterThan(40, types.Length);
            Assert.AreEqual(string.Empty, string.Join(" ", types.Select(type => type.Name).Where(name => !Regex.IsMatch(text, @"\b" + name + @"\b"))));

            // And the table of those without an example names none that is not there, or has one.
            string[] listed = Regex.Matches(text, @"^\| `(?<name>\w+)` \|", RegexOptions.Multiline).Select(match => match.Groups["name"].Value).ToArray();
            Assert.IsGreaterThan(10, listed.Length);
            Assert.AreEqual(string.Empty, string.Join(" ", listed.Except(types.Select(type => type.Name))));
            Assert.AreEqual(string.Empty, string.Join(" ", listed.Where(name => text.Contains("\n## " + name + "\n"))));
        }

        [TestMethod]
        public void TheNumbersOfObjects_AreThoseThatTheDeviceTestsCount()
        {
            string text = File.ReadAllText(Path.Combine(s_root, Examples)).Replace("\r\n", "\n");
            for (int i = 0; i < ObjectCounts.Names.Length; i++)
            {
                string name = ObjectCounts.Names[i];
                Match row = Regex.Match(text, @"^\| (\w+, )*" + name + @"(, \w+)* \| .* \| .* \| .* \| (?<made>\d+)(, (?<used>\d+))?.* \|$", RegexOptions.Multiline);
                Assert.AreEqual(ObjectCounts.ToMake[i].ToString(), row.Groups["made"].Value, name);
                if (ObjectCounts.ToUse[i] != 0)
                {
                    Assert.AreEqual(ObjectCounts.ToUse[i].ToString(), row.Groups["used"].Value, name);
                }
            }

            string[] sections = Regex.Matches(text, "^## (?<name>\\w+)$", RegexOptions.Multiline).Select(match => match.Groups["name"].Value).ToArray();
            Assert.AreEqual(string.Empty, string.Join(" ", sections.Except(ObjectCounts.Names)));
        }

        [TestMethod]
        public void EveryLinkToAFile_LeadsToOne()
        {
            foreach (string document in Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md", SearchOption.AllDirectories)
                .Append(Path.Combine(s_root, "README.md")).Append(Path.Combine(s_root, "CHANGELOG.md")))
            {
                foreach (Match match in Regex.Matches(File.ReadAllText(document), @"\]\((?<target>[^)#]+)"))
                {
                    string target = match.Groups["target"].Value;
                    string path = Path.Combine(Path.GetDirectoryName(document), target);
                    Assert.IsTrue(target.StartsWith("https://", StringComparison.Ordinal) || File.Exists(path) || Directory.Exists(path), document + ": " + target);
                }
            }
        }

        [TestMethod]
        public void CiRuns_TheCommandOfTheReadme()
        {
            string[] commands = File.ReadAllLines(Path.Combine(s_root, ".ci/run")).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)).ToArray();
            Assert.HasCount(1, commands);
            Assert.Contains("\n" + commands[0] + "\n", File.ReadAllText(Path.Combine(s_root, "README.md")).Replace("\r\n", "\n"));
        }

        private static MatchCollection Find(string document)
        {
            return Regex.Matches(
                File.ReadAllText(Path.Combine(s_root, document)).Replace("\r\n", "\n"),
                "^```csharp\n(?<program>.*?)^```\n(\n```text\n(?<output>.*?)^```\n)?",
                RegexOptions.Multiline | RegexOptions.Singleline);
        }

        // With the language version of the device, so that nothing is shown that a board's compiler would refuse.
        private static byte[] Compile(string program)
        {
            IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES"))
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path));
            SyntaxTree tree = CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.CSharp10));
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Snippet", new[] { tree }, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
            using (MemoryStream stream = new MemoryStream())
            {
                string problems = string.Join("\n", compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
                Assert.AreEqual(string.Empty, problems);
                return stream.ToArray();
            }
        }

        private static string Run(byte[] assembly)
        {
            TextWriter console = Console.Out;
            StringWriter output = new StringWriter { NewLine = "\n" };
            Console.SetOut(output);
            try
            {
                MethodInfo main = Assembly.Load(assembly).EntryPoint;
                main.Invoke(null, main.GetParameters().Length == 0 ? null : new object[] { Array.Empty<string>() });
            }
            finally
            {
                Console.SetOut(console);
            }

            return output.ToString();
        }

        private static string FindRoot()
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "maitake.slnx")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("maitake.slnx is in no folder above the tests");
            }

            return folder;
        }
    }
}
