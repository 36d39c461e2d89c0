using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Projects.Tests
{
    [TestClass]
    public class NfProjectTests
    {
        private const string UpdateVariable = "NFPROJ_UPDATE";
        private const string UpdateCommand = UpdateVariable + "=1 dotnet test --project tests/Projects.Tests";

        public static IEnumerable<object[]> Projects
        {
            get { return Repository.NfProjects().Select(path => new object[] { path }); }
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void Sources_AreThoseOfTheCsproj(string path)
        {
            NfProject project = new NfProject(path);
            string[] expected = DeviceFace.Of(project.Csproj).Sources.Append(NfProject.AssemblyInfo).Order(StringComparer.Ordinal).ToArray();
            if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            {
                project.WriteSources(expected);
                project = new NfProject(path);
            }

            string[] actual = project.Sources;
            string[] missing = expected.Except(actual).Select(source => "add to " + path + ":\n" + project.CompileItem(source)).ToArray();
            string[] extra = actual.Except(expected).Select(source => "take out of " + path + ": " + source).ToArray();
            if (missing.Length + extra.Length != 0)
            {
                Assert.Fail(
                    path + " and " + project.Csproj + " compile different sources. To put that right, run\n"
                    + UpdateCommand + "\nor by hand:\n" + string.Join("\n", extra.Concat(missing)));
            }

            Assert.AreEqual(actual.Length, actual.Distinct().Count(), "A source is listed twice");
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void NamedFiles_ExistWithTheseLetters(string path)
        {
            NfProject project = new NfProject(path);
            foreach (XElement item in project.Items("Compile").Concat(project.Items("None")).Concat(project.Items("ProjectReference")))
            {
                string include = NfProject.Include(item);
                Assert.DoesNotContain("/", include, "Visual Studio writes backslashes");
                Assert.IsTrue(Repository.Exists(Repository.Resolve(path, include)), include);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void AssemblyReferences_HaveTheirPackageAndHintPath(string path)
        {
            NfProject project = new NfProject(path);
            Dictionary<string, string> packages = project.Packages();
            string up = string.Concat(Enumerable.Repeat("..\\", project.Folder.Split('/').Length));
            foreach (NfReference reference in project.References)
            {
                Assert.IsTrue(reference.IsComplete, reference.Name);
                Assert.IsTrue(packages.TryGetValue(reference.Package, out string version), "packages.config lacks " + reference.Package);
                if (reference.Name != "nanoFramework.UnitTestLauncher")
                {
                    Assert.AreEqual(version + ".0", reference.Version, reference.Name);
                }

                Assert.AreEqual(up + "packages\\" + reference.Package + "." + version + "\\lib\\" + reference.FileName, reference.HintPath);
            }

            string[] unused = packages.Keys.Except(project.References.Select(reference => reference.Package)).ToArray();
            Assert.AreEqual(string.Empty, string.Join(", ", unused), "packages.config lists packages without a reference");
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void AssemblyReferences_HaveTheVersionsOfTheContract(string path)
        {
            foreach (NfReference reference in new NfProject(path).References)
            {
                if (reference.Name != "nanoFramework.UnitTestLauncher")
                {
                    string contract = Repository.FullPath("targets/contract/" + reference.Name + "/" + reference.Name + ".csproj");
                    Assert.AreEqual(XDocument.Load(contract).Descendants("AssemblyVersion").Single().Value, reference.Version, reference.Name);
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void References_AreThoseOfTheCsproj(string path)
        {
            NfProject project = new NfProject(path);
            DeviceFace face = DeviceFace.Of(project.Csproj);
            string[] expected = face.ProjectReferences.Order().ToArray();
            CollectionAssert.AreEqual(expected, project.ProjectReferences.Select(reference => new NfProject(reference).Csproj).Order().ToArray());

            // Visual Studio's nanoFramework projects hand no package on to who refers to them: each lists what those it uses do.
            IEnumerable<string> needed = face.NanoReferences
                .Concat(project.ProjectReferences.SelectMany(reference => new NfProject(reference).References).Select(reference => reference.Name));
            string[] missing = needed.Except(project.References.Select(reference => reference.Name)).ToArray();
            Assert.AreEqual(string.Empty, string.Join(", ", missing), path + " lacks a reference");
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void NameAndKind_AreThoseOfTheCsproj(string path)
        {
            NfProject project = new NfProject(path);
            DeviceFace face = DeviceFace.Of(project.Csproj);
            Assert.AreEqual(face.AssemblyName, project.Property("AssemblyName"));
            Assert.AreEqual(face.RootNamespace, project.Property("RootNamespace"));
            Assert.AreEqual(face.IsProgram ? "Exe" : "Library", project.Property("OutputType"));
        }

        [TestMethod]
        [DynamicData(nameof(Projects))]
        public void Layout_IsWhatTheNanoFrameworkExtensionExpects(string path)
        {
            NfProject project = new NfProject(path);
            List<string> order = new List<string>();
            foreach (string element in project.Elements.Select(Describe))
            {
                if (element != "ItemGroup" || order[^1] != "ItemGroup")
                {
                    order.Add(element);
                }
            }

            List<string> expected = new List<string> { "Globals", "NFProjectSystem.Default.props", "PropertyGroup", "NFProjectSystem.props" };
            if (project.IsTest)
            {
                // The TestContainer capability comes before the main properties, as in the template.
                expected.Insert(2, "ItemGroup");
                Assert.AreEqual("TestContainer", NfProject.Include(project.Items("ProjectCapability").Single()));
                Assert.AreEqual("NFUnitTest", project.Property("AssemblyName"), "The launcher loads the tests by this name");
                Assert.AreEqual("$(MSBuildProjectDirectory)\\nano.runsettings", project.Property("RunSettingsFilePath"));
                expected.Add("PropertyGroup");
            }

            expected.Add("ItemGroup");
            expected.Add("NFProjectSystem.CSharp.targets");
            expected.Add("Maitake.Weaver.targets");
            if (!project.IsTest)
            {
                expected.Add("ProjectExtensions");
            }

            CollectionAssert.AreEqual(expected, order, string.Join(" ", order));
            Assert.AreEqual("{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}", project.Property("ProjectTypeGuids"));
            Assert.AreEqual("v1.0", project.Property("TargetFrameworkVersion"));
            Assert.AreEqual("10.0", project.Property("LangVersion"));
            Assert.AreEqual("$(MSBuildExtensionsPath)\\nanoFramework\\v1.0\\", project.Property("NanoFrameworkProjectSystemPath"));
            if (!project.IsTest && project.Property("OutputType") == "Library")
            {
                Assert.AreEqual("bin\\$(Configuration)\\" + project.Property("AssemblyName") + ".xml", project.Property("DocumentationFile"));
            }
        }

        [TestMethod]
        public void AssemblyVersion_IsThatOfThePackages()
        {
            string version = XDocument.Load(Repository.FullPath("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
            Assert.Contains("AssemblyVersion(\"" + version + ".0\")", File.ReadAllText(Repository.FullPath(NfProject.AssemblyInfo)));
        }

        private static string Describe(XElement element)
        {
            switch (element.Name.LocalName)
            {
                case "Import":
                    string project = (string)element.Attribute("Project");
                    Assert.AreEqual("Exists('" + project + "')", (string)element.Attribute("Condition"));
                    return project.Replace("$(NanoFrameworkProjectSystemPath)", string.Empty).Split('\\')[^1];
                case "PropertyGroup":
                    return (string)element.Attribute("Label") ?? "PropertyGroup";
                default:
                    return element.Name.LocalName;
            }
        }
    }
}
