using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Interleaving.Exploring;
using Maitake.Interleaving.Instrumenting;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Interleaving
{
    /// <summary>Every scenario is as it should be in every order that its threads can run in, within its bound.</summary>
    [TestClass]
    public sealed class ScenarioTests
    {
        public TestContext TestContext { get; set; }

        public static IEnumerable<object[]> Names => ExploredAssemblies.Original.ScenarioNames()
            .Where(name => Settings.Scenario == null || Settings.Scenario == name)
            .Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void HoldsInEveryOrder(string name)
        {
            LoadedScenario scenario = ExploredAssemblies.Original.Scenario(name);
            Exploration exploration = Settings.Schedule == null
                ? new Explorer(scenario, Settings.Bound ?? scenario.Bound).Explore()
                : Explorer.Follow(scenario, Settings.Schedule);
            TestContext.WriteLine(exploration.ToString());
            Assert.IsNull(exploration.Failure, exploration.ToString());

            // One that has nothing to be switched at shows nothing.
            Assert.IsTrue(Settings.Schedule != null || exploration.Schedules > 1, exploration.ToString());
        }
    }
}
