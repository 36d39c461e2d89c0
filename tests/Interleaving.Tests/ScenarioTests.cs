using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Maitake.Interleaving.Exploring;
using Maitake.Interleaving.Instrumenting;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Interleaving
{
    /// <summary>Every scenario keeps its promise in every order that its threads can run in, within the bound.</summary>
    [TestClass]
    public sealed class ScenarioTests
    {
        public TestContext TestContext { get; set; }

        public static IEnumerable<object[]> Names => ExploredAssemblies.Original.ScenarioNames().Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void HoldsInEveryOrder(string name)
        {
            LoadedScenario scenario = ExploredAssemblies.Original.Scenario(name);
            string schedule = Environment.GetEnvironmentVariable("INTERLEAVING_SCHEDULE");
            System.Diagnostics.Stopwatch w = System.Diagnostics.Stopwatch.StartNew();
            Exploration exploration = schedule == null
                ? new Explorer(scenario, int.Parse(Environment.GetEnvironmentVariable("INTERLEAVING_BOUND") ?? "3", CultureInfo.InvariantCulture)).Explore()
                : Explorer.Follow(scenario, schedule);
            TestContext.WriteLine(exploration.ToString());
            Console.WriteLine(exploration + " " + w.ElapsedMilliseconds + " ms");
            Assert.IsNull(exploration.Failure, exploration.ToString());
        }
    }
}
