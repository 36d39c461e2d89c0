using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Package.Tests
{
    /// <summary>What the packages say of themselves.</summary>
    [TestClass]
    public class ContentsTests
    {
        // Those whose names a program on the desktop is likely to see: with implicit usings, or because it has threads.
        private static readonly string[] s_common = { "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks" };

        public static IEnumerable<object[]> Boards
        {
            get
            {
                yield return new object[] { "nf-maitake", "" };
                yield return new object[] { "nf-maitake-patterns", ".Patterns" };
                yield return new object[] { "nf-maitake-atomics", ".Atomics" };
                yield return new object[] { "targets/nano", ".Nano" };
                yield return new object[] { "targets/esp32", ".Esp32" };
                yield return new object[] { "targets/stm32", ".Stm32" };
            }
        }

        // Visual Studio's projects have tried versions of nanoFramework's packages: what is packed asks for the same.
        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void Dependencies_AreThoseOfTheNfproj(string folder, string name)
        {
            string id = Feed.Library + name;
            string[] expected = XDocument.Load(Path.Combine(Outputs.Root, folder, "packages.config")).Root.Elements("package")
                .Select(package => package.Attribute("id").Value + " " + package.Attribute("version").Value).Order(StringComparer.Ordinal).ToArray();
            string[] actual = XDocument.Load(Path.Combine(Outputs.Root, folder, id + ".nuspec")).Descendants()
                .Where(element => element.Name.LocalName == "dependency" && !element.Attribute("id").Value.StartsWith(Feed.Library, StringComparison.Ordinal))
                .Select(dependency => dependency.Attribute("id").Value + " " + dependency.Attribute("version").Value).Order(StringComparer.Ordinal).ToArray();

            CollectionAssert.AreEqual(expected, actual);
        }

        [TestMethod]
        public void EveryNameThatTheBaseLibraryHasToo_IsAnAlias()
        {
            HashSet<string> taken = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll")
                .SelectMany(path => Exported(path))
                .Where(type => s_common.Contains(type.Namespace))
                .Select(type => type.Name)
                .ToHashSet();
            string[] expected = new[] { Outputs.Get("Maitake"), Outputs.Get("Maitake.Patterns"), Outputs.Get("Maitake.Atomics"), Outputs.Get("Maitake.Host") }
                .SelectMany(path => Exported(path))
                .Where(type => taken.Contains(type.Name))
                .Select(type => type.FullName + " " + type.Name)
                .Order(StringComparer.Ordinal).ToArray();
            string[] actual = XDocument.Load(Path.Combine(Outputs.Root, "tools", "package", "net10.0.props")).Descendants()
                .Where(element => element.Name.LocalName == "Using")
                .Select(element => element.Attribute("Include").Value + " " + element.Attribute("Alias").Value)
                .Order(StringComparer.Ordinal).ToArray();

            Assert.Contains("Maitake.Task Task", expected);
            CollectionAssert.AreEqual(expected, actual, "expected: " + string.Join(", ", expected));
        }

        private static TypeDefinition[] Exported(string path)
        {
            try
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(path);
                return module.Types.Where(type => type.IsPublic).ToArray();
            }
            catch (BadImageFormatException)
            {
                // Native code.
                return Array.Empty<TypeDefinition>();
            }
        }
    }
}
