using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Gate.Tests
{
    [TestClass]
    public class DeviceAssembliesTests
    {
        [TestMethod]
        public void EveryDeviceAssembly_RunsOnTheInterpreter()
        {
            AssertClean(BuiltAssemblies.Hot.Concat(BuiltAssemblies.Other).ToArray(), hot: false);
        }

        [TestMethod]
        public void LibraryTargetsAndExamples_KeepTheRulesOfHotPaths()
        {
            AssertClean(BuiltAssemblies.Hot, hot: true);
        }

        // The rules of hot paths are for what people write. Shrinking takes away calls, and makes no object.
        [TestMethod]
        public void WhatIsShipped_RunsOnTheInterpreter()
        {
            Assert.IsTrue(BuiltAssemblies.Shipped.All(path => path.Contains("release_netnano1.0")), string.Join(", ", BuiltAssemblies.Shipped));
            AssertClean(BuiltAssemblies.Shipped, hot: false);
        }

        [TestMethod]
        public void TheGate_SeesEveryProjectWithADeviceFace()
        {
            var root = BuiltAssemblies.RepositoryRoot;
            var listed = XDocument.Load(Path.Combine(root, "tests/Gate.Tests/Gate.Tests.csproj"))
                .Descendants()
                .Where(element => element.Name.LocalName is "HotProject" or "DeviceProject")
                .Select(element => Path.GetFileName(element.Attribute("Include").Value))
                .ToArray();

            var expected = XDocument.Load(Path.Combine(root, "maitake.slnx"))
                .Descendants("Project")
                .Select(element => Path.Combine(root, element.Attribute("Path").Value))
                .Where(HasDeviceFace)
                .Select(Path.GetFileName)
                .ToArray();

            Assert.IsEmpty(expected.Except(listed), "missing in Gate.Tests.csproj: " + string.Join(", ", expected.Except(listed)));
        }

        private static bool HasDeviceFace(string project)
        {
            return XDocument.Load(project)
                .Descendants("TargetFrameworks")
                .Any(element => element.Value.Split(';').Contains("netnano1.0"));
        }

        private static void AssertClean(IReadOnlyList<string> assemblies, bool hot)
        {
            Assert.AreNotEqual(0, assemblies.Count, "no device assembly was built");
            var violations = GateRunner.Check(assemblies, BuiltAssemblies.Contract, hot, BuiltAssemblies.Marks);
            if (violations.Count > 0)
            {
                Assert.Fail(violations.Count + " violations\n" + string.Join('\n', violations));
            }
        }
    }
}
