using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Interleaving.Exploring;
using Maitake.Interleaving.Mutants;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Interleaving
{
    /// <summary>What takes out of the library what makes it safe is noticed, and the schedule that is printed then shows the same again.</summary>
    [TestClass]
    public sealed class MutantTests
    {
        // Few take more, and one that nobody notices should not take long.
        private const int MostPreemptions = 2;

        public TestContext TestContext { get; set; }

        public static IEnumerable<object[]> Names => MutantList.All.Select(mutant => new object[] { mutant.Name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void IsFound(string name)
        {
            LoadedScenario scenario = MutantList.Load(MutantList.All.Single(mutant => mutant.Name == name));
            Exploration exploration = null;
            for (int bound = 1; bound <= MostPreemptions && exploration?.Failure == null; bound++)
            {
                exploration = new Explorer(scenario, bound).Explore();
            }

            TestContext.WriteLine(exploration.ToString());
            Assert.IsNotNull(exploration.Failure, exploration.ToString());
            Assert.DoesNotContain(nameof(InvalidProgramException), exploration.Failure, "the mutation itself went wrong");

            Exploration again = Explorer.Follow(scenario, exploration.Schedule);
            Assert.AreEqual(FirstLine(exploration.Failure), FirstLine(again.Failure), "followed " + exploration.Schedule);
        }

        private static string FirstLine(string text) => text?.Split('\n')[0].Trim();
    }
}
