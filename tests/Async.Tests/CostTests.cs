using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>An await allocates nothing once warm, and a resume costs the same at any depth.</summary>
    [TestClass]
    public class CostTests
    {
        public const int Kinds = 15;
        private const int SyncKinds = 29;

        [TestMethod]
        public void Woven_awaits_allocate_nothing_on_the_desktop()
        {
            Action<int, int> drive = Load("costs", "release-cases", "AsyncCases.Costs");
            for (int kind = 0; kind < Kinds; kind++)
            {
                drive(kind, 10);
                Assert.AreEqual(Allocated(drive, kind, 10), Allocated(drive, kind, 100_010), "kind " + kind);
            }
        }

        [TestMethod]
        public void Awaits_of_the_desktop_build_allocate_nothing()
        {
            Action<int, int> drive = Load("desktop-costs", "desktop-cases", "AsyncCases.Costs");

            // What makes the awaited object is a call, and a call allocates here: one YieldFuture of at most 56 bytes, and nothing for the await.
            drive(0, 10);
            long perAwait = (Allocated(drive, 0, 100_010) - Allocated(drive, 0, 10)) / 100_000;
            Assert.IsLessThanOrEqualTo(56, perAwait);
        }

        [TestMethod]
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void Awaits_allocate_nothing_on_the_interpreter(string cases)
        {
            Dictionary<string, long[]> costs = Machines.RunOnInterpreter(Outputs.Get(cases), "costs-" + cases).Where(l => l.StartsWith("cost ")).Select(Parse).ToDictionary(c => c.Key, c => c.Value);
            if (costs.Count == 0)
            {
                Assert.Inconclusive("skipped: this interpreter does not count");
            }

            Assert.HasCount(Kinds, costs);
            foreach (KeyValuePair<string, long[]> cost in costs)
            {
                Console.WriteLine(cost.Key + ": " + cost.Value[0] + " objects, " + cost.Value[1] + " IL");
                Assert.AreEqual(0, cost.Value[0], cost.Key);
            }

            double shallow = costs["yield"][1];
            Assert.IsLessThanOrEqualTo(0.05, Math.Abs(costs["yield at depth 8"][1] - shallow) / shallow);
        }

        [TestMethod]
        public void Synchronization_allocates_nothing_on_the_desktop()
        {
            Action<int, int> drive = Load("sync-costs", "release-cases", "AsyncCases.SyncCosts");
            for (int kind = 0; kind < SyncKinds; kind++)
            {
                drive(kind, 10);
                drive(kind, 10);
                Assert.AreEqual(Allocated(drive, kind, 10), Allocated(drive, kind, 10_010), "kind " + kind);
            }
        }

        [TestMethod]
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void Synchronization_allocates_nothing_on_the_interpreter(string cases)
        {
            Dictionary<string, long[]> costs = Machines.RunOnInterpreter(Outputs.Get(cases), "sync-" + cases).Where(l => l.StartsWith("sync ")).Select(Parse).ToDictionary(c => c.Key, c => c.Value);
            if (costs.Count == 0)
            {
                Assert.Inconclusive("skipped: this interpreter does not count");
            }

            Assert.HasCount(SyncKinds, costs);
            foreach (KeyValuePair<string, long[]> cost in costs)
            {
                Console.WriteLine(cost.Key + ": " + cost.Value[0] + " objects, " + cost.Value[1] + " IL");
                Assert.AreEqual(0, cost.Value[0], cost.Key);
            }
        }

        private static Action<int, int> Load(string context, string cases, string type)
        {
            string folder = Path.GetDirectoryName(Outputs.Get(cases));
            string assembly = type == "AsyncCases.SyncCosts" ? Path.Combine(folder, "AsyncSyncCases.dll") : Outputs.Get(cases);
            System.Runtime.Loader.AssemblyLoadContext loader = new System.Runtime.Loader.AssemblyLoadContext(context);
            loader.Resolving += (c, name) => File.Exists(Path.Combine(folder, name.Name + ".dll")) ? c.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
            return loader.LoadFromAssemblyPath(assembly).GetType(type, true).GetMethod("Drive").CreateDelegate<Action<int, int>>();
        }

        private static KeyValuePair<string, long[]> Parse(string line)
        {
            int colon = line.LastIndexOf(':');
            string[] words = line.Substring(colon + 1).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new KeyValuePair<string, long[]>(line.Substring(5, colon - 5), new[] { long.Parse(words[1]), long.Parse(words[3]) });
        }

        private static long Allocated(Action<int, int> drive, int kind, int count)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            drive(kind, count);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
