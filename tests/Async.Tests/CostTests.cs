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
        public const int Kinds = 11;

        [TestMethod]
        public void Woven_awaits_allocate_nothing_on_the_desktop()
        {
            string program = Outputs.Get("release-cases");
            string folder = Path.GetDirectoryName(program);
            System.Runtime.Loader.AssemblyLoadContext context = new System.Runtime.Loader.AssemblyLoadContext("costs");
            context.Resolving += (c, name) => name.Name is "Maitake" or "AsyncLibrary" ? c.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
            Type costs = context.LoadFromAssemblyPath(program).GetType("AsyncCases.Costs", true);
            Action<int, int> drive = costs.GetMethod("Drive").CreateDelegate<Action<int, int>>();
            for (int kind = 0; kind < Kinds; kind++)
            {
                drive(kind, 10);
                Assert.AreEqual(Allocated(drive, kind, 10), Allocated(drive, kind, 100_010), "kind " + kind);
            }
        }

        [TestMethod]
        public void Awaits_of_the_desktop_build_allocate_nothing()
        {
            string program = Outputs.Get("desktop-cases");
            string folder = Path.GetDirectoryName(program);
            System.Runtime.Loader.AssemblyLoadContext context = new System.Runtime.Loader.AssemblyLoadContext("desktop-costs");
            context.Resolving += (c, name) => name.Name is "Maitake" or "AsyncLibrary" ? c.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
            Type costs = context.LoadFromAssemblyPath(program).GetType("AsyncCases.Costs", true);
            Action<int, int> drive = costs.GetMethod("Drive").CreateDelegate<Action<int, int>>();

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

        private static KeyValuePair<string, long[]> Parse(string line)
        {
            int colon = line.IndexOf(':');
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
