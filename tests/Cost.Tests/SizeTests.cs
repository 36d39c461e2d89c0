using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Maitake.Cost.Sizes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>Sizes, found in two ways.</summary>
    [TestClass]
    public class SizeTests
    {
        private static readonly string s_library = Path.Combine(Fixture.Device, "Maitake.dll");

        [TestMethod]
        public void AClass_TakesABlockAndOneForEachField()
        {
            AssemblyLoadContext context = new AssemblyLoadContext("sizes");
            Assembly library = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(s_library)));
            var sizes = ClassSizes.Of(s_library).ToDictionary(size => size.Name, size => size.Bytes);
            Assert.IsGreaterThan(20, sizes.Count);
            foreach (string name in new[] { "Maitake.Task", "Maitake.Scheduler", "Maitake.Time.Sleep", "Maitake.Time.Ticker", "Maitake.Parker", "Maitake.Tick" })
            {
                int fields = 0;
                for (System.Type type = library.GetType(name, true); type != typeof(object); type = type.BaseType)
                {
                    fields += type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length;
                }

                Assert.AreEqual(12 * (1 + fields), sizes[name], name);
            }
        }

        [TestMethod]
        public void AnAssembly_HasItsTypesAndInstructions()
        {
            AssemblyLoadContext context = new AssemblyLoadContext("rows");
            Assembly library = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(s_library)));
            AssemblySize size = AssemblySize.Of(s_library);
            int methods = library.GetTypes().Sum(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                | BindingFlags.DeclaredOnly).Count(member => member is MethodBase));

            // One more of each: what belongs to the module itself.
            Assert.AreEqual(library.GetTypes().Length + 1, size.Types);
            Assert.AreEqual(methods, size.Methods);
            Assert.IsGreaterThan(size.Methods, size.Il);
            Assert.IsGreaterThan(size.Types + size.Methods + size.Fields, size.Rows);
        }

        [TestMethod]
        public void OneMoreAsyncMethod_AddsAFewHundredBytes()
        {
            using Device.DeviceRun run = Device.DeviceRun.Find(out string missing);
            if (run == null)
            {
                Assert.Inconclusive("skipped: " + missing);
            }

            double bytes = MethodSize.Of(run, Fixture.Device);
            Assert.IsGreaterThan(50, bytes);
            Assert.IsLessThan(260, bytes);
        }
    }
}
