using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Projects.Tests
{
    [TestClass]
    public class SolutionTests
    {
        private const string NanoProject = "{11A8DD76-328B-46DF-9F39-F559912D0360}";
        private const string SolutionFolder = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

        private static readonly string s_text = File.ReadAllText(Repository.FullPath("nanoFramework.sln"));

        private static readonly Entry[] s_entries = Regex
            .Matches(s_text, "^Project\\(\"(?<type>[^\"]+)\"\\) = \"(?<name>[^\"]+)\", \"(?<path>[^\"]+)\", \"(?<guid>[^\"]+)\"\\r?$", RegexOptions.Multiline)
            .Select(match => new Entry(match))
            .ToArray();

        [TestMethod]
        public void TheSolution_HoldsEveryNfprojAndNothingElse()
        {
            string[] paths = s_entries.Where(entry => entry.Type == NanoProject).Select(entry => entry.Path.Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
            CollectionAssert.AreEqual(Repository.NfProjects(), paths, string.Join(" ", paths));
            Assert.IsTrue(s_entries.All(entry => entry.Type == NanoProject || entry.Type == SolutionFolder));
        }

        // All but the tests that stand on fakes of nanoFramework's libraries, which Visual Studio has the real ones of.
        [TestMethod]
        public void EveryTestProjectForTheDevice_HasAnNfproj()
        {
            string[] projects = Directory.EnumerateFiles(Repository.FullPath("tests"), "*.csproj", SearchOption.AllDirectories)
                .Where(path => File.ReadAllText(path).Contains("NanoReference Include=\"nanoFramework.TestFramework\""))
                .Select(Repository.RelativePath)
                .Where(path => !path.StartsWith("tests/Boards.Tests/", StringComparison.Ordinal) && !path.StartsWith("tests/launcher/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToArray();
            string[] covered = Repository.NfProjects().Select(path => new NfProject(path)).Where(project => project.IsTest).Select(project => project.Csproj).ToArray();
            CollectionAssert.AreEqual(projects, covered, string.Join(" ", projects));
            Assert.IsGreaterThan(2, projects.Length);
        }

        [TestMethod]
        public void NamesAndGuids_AreThoseOfTheProjects()
        {
            foreach (Entry entry in s_entries.Where(entry => entry.Type == NanoProject))
            {
                NfProject project = new NfProject(entry.Path.Replace('\\', '/'));
                string guid = project.Property("ProjectGuid");
                Assert.AreEqual(guid.ToLowerInvariant(), guid, entry.Path);
                Assert.AreEqual("{" + guid.ToUpperInvariant() + "}", entry.Guid, entry.Path);
                Assert.AreEqual(Path.GetFileNameWithoutExtension(project.Path), entry.Name);
            }
        }

        [TestMethod]
        public void Guids_AreUnique()
        {
            string[] guids = s_entries.Select(entry => entry.Guid).ToArray();
            Assert.AreEqual(guids.Length, guids.Distinct().Count());
        }

        [TestMethod]
        public void EveryProject_IsBuiltAndDeployedInBothConfigurations()
        {
            List<string> expected = new List<string>();
            foreach (Entry entry in s_entries.Where(entry => entry.Type == NanoProject))
            {
                foreach (string configuration in new[] { "Debug|Any CPU", "Release|Any CPU" })
                {
                    foreach (string action in new[] { "ActiveCfg", "Build.0", "Deploy.0" })
                    {
                        expected.Add(entry.Guid + "." + configuration + "." + action + " = " + configuration);
                    }
                }
            }

            CollectionAssert.AreEqual(expected, Section("ProjectConfigurationPlatforms"));
            CollectionAssert.AreEqual(
                new[] { "Debug|Any CPU = Debug|Any CPU", "Release|Any CPU = Release|Any CPU" }, Section("SolutionConfigurationPlatforms"));
        }

        [TestMethod]
        public void EveryFolder_NestsTheProjectsOfThatFolder()
        {
            string[] nested = Section("NestedProjects");
            foreach (Entry folder in s_entries.Where(entry => entry.Type == SolutionFolder))
            {
                string[] expected = s_entries
                    .Where(entry => entry.Type == NanoProject && entry.Path.StartsWith(folder.Name + "\\", StringComparison.Ordinal))
                    .Select(entry => entry.Guid + " = " + folder.Guid)
                    .ToArray();
                CollectionAssert.AreEqual(expected, nested.Where(line => line.EndsWith(folder.Guid, StringComparison.Ordinal)).ToArray(), folder.Name);
            }
        }

        private static string[] Section(string name)
        {
            Match match = Regex.Match(s_text, "\tGlobalSection\\(" + name + "\\) = (pre|post)Solution\\r?\\n(?<lines>.*?)\\tEndGlobalSection", RegexOptions.Singleline);
            return match.Groups["lines"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length != 0).ToArray();
        }

        private sealed class Entry
        {
            public Entry(Match match)
            {
                Type = match.Groups["type"].Value;
                Name = match.Groups["name"].Value;
                Path = match.Groups["path"].Value;
                Guid = match.Groups["guid"].Value;
            }

            public string Type { get; }

            public string Name { get; }

            public string Path { get; }

            public string Guid { get; }
        }
    }
}
