using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Maitake.Cost.Counting;
using Maitake.Cost.Sizes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>Sizes, found in two ways.</summary>
    [TestClass]
    public class SizeTests
    {
        private static readonly string s_library = Path.Combine(Fixture.Device, "Maitake.dll");
        private static readonly Dictionary<string, Tally> s_memory = new ScenarioRunner(new DeviceAssemblies(Fixture.Device, null)).Memory(_ => true)
            .ToDictionary(measurement => measurement.Name, measurement => measurement.Cost);

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
        public void EachPrimitive_IsAmongWhatTakesMemory()
        {
            AssemblyLoadContext context = new AssemblyLoadContext("primitives");
            Assembly library = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(s_library)));
            System.Type waitable = library.GetType("Maitake.Sync.Waitable", true);
            string[] primitives = library.GetTypes()
                .Where(type => type.Namespace == "Maitake.Sync" && type.IsPublic && !type.IsAbstract && (waitable.IsAssignableFrom(type) || type.Name == "WaitCell")).Select(type => type.Name).ToArray();
            Assert.IsGreaterThan(14, primitives.Length);
            string[] missing = primitives.Except(s_memory.Keys.Select(name => name.Split(' ', ',')[0])).ToArray();
            Assert.IsEmpty(missing, string.Join(", ", missing));
        }

        // What it owns besides, in classes, and in the bytes of an array.
        [TestMethod]
        [DataRow("Semaphore", 0, "Semaphore")]
        [DataRow("RwLock", 0, "RwLock")]
        [DataRow("WaitCell", 0, "WaitCell")]
        [DataRow("WaitMap", 0, "WaitMap")]
        [DataRow("Signal", 0, "Signal")]
        [DataRow("Lazy, without its function", 0, "Lazy")]
        [DataRow("Guard of one of these", 0, "Guard")]
        [DataRow("Guard of one of these, in line", 0, "Guard", "Wait")]
        [DataRow("wait for a condition, by a WaitQueue", 0, "Wait", "WaitForFuture")]
        [DataRow("Channel of 16", 12 + 8 + (16 * 12), "Channel", "ChannelReceivers")]
        [DataRow("ChannelInt32 of 16", 12 + 8 + (16 * 4), "ChannelInt32", "ChannelReceivers")]
        [DataRow("ChannelInt64 of 16", 12 + 8 + (16 * 8), "ChannelInt64", "ChannelReceivers")]
        [DataRow("Broadcast of 16", 12 + 8 + (16 * 12), "Broadcast")]
        [DataRow("Watch", 12 + 8 + 12, "Watch")]
        public void APrimitive_TakesItsObjectAndAllThatItOwns(string scenario, int arrayBytes, params string[] classes)
        {
            var sizes = ClassSizes.Of(s_library).ToDictionary(size => size.Name, size => size.Bytes);
            Assert.AreEqual(classes.Sum(name => sizes["Maitake.Sync." + name]) + (12 * ((arrayBytes + 11) / 12)), s_memory[scenario].Bytes);
            Assert.AreEqual(classes.Length + (arrayBytes > 0 ? 1 : 0), s_memory[scenario].Objects);
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
