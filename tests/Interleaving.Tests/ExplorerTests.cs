using System;
using System.Linq;
using Maitake.Interleaving.Exploring;
using Maitake.Interleaving.Instrumenting;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Interleaving
{
    /// <summary>The explorer itself: what it finds, what it leaves out, and how many orders there are where that is known.</summary>
    [TestClass]
    public sealed class ExplorerTests
    {
        [TestMethod]
        public void FindsALostUpdateWithOnePreemption()
        {
            Assert.IsNull(Explore("LostUpdate", 0).Failure);
            Exploration exploration = Explore("LostUpdate", 1);
            Assert.Contains("count: 1 instead of 2", exploration.Failure);
            Assert.AreEqual("A2 B3 A3", exploration.Schedule);
        }

        [TestMethod]
        public void FindsADeadlock()
        {
            Assert.IsNull(Explore("Crossing", 0).Failure);
            Assert.AreEqual("Nobody can go on: A (Enter), B (Enter)", Explore("Crossing", 1).Failure);
        }

        [TestMethod]
        public void FindsAThreadThatGivesWayForGood()
        {
            // Whoever gives way loses nothing by it: this takes no preemption.
            Assert.AreEqual("Nobody can go on: A (Yield)", Explore("EndlessSpin", 0).Failure);
        }

        [TestMethod]
        public void FindsThreadsThatWakeEachOtherForGood()
        {
            Assert.StartsWith("No end after", Explore("EndlessPingPong", 0).Failure);
        }

        [TestMethod]
        [DataRow(0, 2)]
        [DataRow(1, 2 + 4)]
        [DataRow(99, 20)]
        public void RunsEveryOrderOfDependentSteps(int bound, int orders)
        {
            // Three steps of each thread that all depend on each other. Unbounded: 6! / (3! 3!) orders.
            Assert.AreEqual(orders, Explore("DependentSteps", bound).Orders);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(99)]
        public void RunsOneOrderOfIndependentSteps(int bound)
        {
            Assert.AreEqual(1, Explore("IndependentSteps", bound).Orders);
        }

        [TestMethod]
        public void SwitchesThreadsAtALockAndNotInside()
        {
            // Three threads, each of which enters once: 3! orders.
            Exploration exploration = Explore("LockedUpdate", 99);
            Assert.IsNull(exploration.Failure);
            Assert.AreEqual(6, exploration.Orders);
        }

        [TestMethod]
        public void TakesAWordForALock()
        {
            Exploration exploration = Explore("WordUpdate", 99);
            Assert.IsNull(exploration.Failure);
            Assert.AreEqual(6, exploration.Orders);
        }

        [TestMethod]
        public void FindsAThreadThatOpensAWordFromOutside()
        {
            Assert.IsNull(Explore("WordForced", 0).Failure);
            Assert.Contains("count: 1 instead of 2", Explore("WordForced", 1).Failure);
        }

        [TestMethod]
        public void FollowsASchedule()
        {
            LoadedScenario scenario = ExploredAssemblies.Original.Scenario("LostUpdate");
            Assert.IsNull(Explorer.Follow(scenario, "A3 B3").Failure);
            Assert.IsNull(Explorer.Follow(scenario, "B3 A3").Failure);
            Exploration exploration = Explorer.Follow(scenario, "A2 B2 A3 B3");
            Assert.Contains("count: 1 instead of 2", exploration.Failure);
            Assert.AreEqual("A2 B2 A3 B3", exploration.Schedule);
            Assert.Contains("B  LostUpdate.Run writes LostUpdate._count", exploration.Trace);
        }

        [TestMethod]
        public void RefusesWhatIsNoSchedule()
        {
            Assert.Throws<FormatException>(() => Stretch.Parse("A1 E2"));
            Assert.Throws<FormatException>(() => Stretch.Parse("A"));
        }

        [TestMethod]
        public void RefusesWhatItHasNoModelOf()
        {
            Assert.Throws<NotSupportedException>(() => new ExploredAssemblies(libraries =>
            {
                ModuleDefinition library = libraries[0];
                // A wait for another thread, in the place of giving way.
                Instruction call = library.GetType("Maitake.Scheduler").Methods.Single(method => method.Name == "Enter").Body.Instructions
                    .Single(instruction => instruction.Operand is MethodReference { Name: "Sleep" });
                call.Operand = new MethodReference("Join", library.TypeSystem.Void, ((MethodReference)call.Operand).DeclaringType);
            }));
        }

        private static Exploration Explore(string scenario, int bound)
        {
            return new Explorer(ExploredAssemblies.Original.Scenario(scenario), bound).Explore();
        }
    }
}
