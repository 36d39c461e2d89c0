using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Results;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>No operation costs more than it did, and such a growth would be seen.</summary>
    [TestClass]
    public class BaselineTests
    {
        private const string HowToUpdate =
            "\nWhere that is meant: dotnet run --project tools/cost -- count --json tools/cost/baseline.json, then plot --json tools/cost/baseline.json --output docs";

        [TestMethod]
        public void NoOperation_CostsMoreThanInTheBaseline()
        {
            List<string> worse = Baseline.Compare(Report.Read(Fixture.BaselineFile), Report.Of(Fixture.Library()));
            Assert.IsEmpty(worse, string.Join("\n", worse) + HowToUpdate);
        }

        [TestMethod]
        public void AnObjectOnAHotPath_IsFoundAndTheScenariosAreNamed()
        {
            List<string> worse = Compare(Fixture.Library(Fixture.BeforeEachPoll(Fixture.NewObject)));
            Assert.Contains("yield, 1 task: 1 heap objects, 0 before", worse);
            Assert.Contains(line => line.StartsWith("await of a yield: 1 heap objects"), worse);
            Assert.Contains(line => line.StartsWith("round trip of two tasks over two signals: 2 heap objects"), worse);
        }

        [TestMethod]
        public void AHotPathThatGrowsByFivePercent_IsFound()
        {
            int five = (int)Math.Ceiling(Fixture.Library(only: "yield, 1 task")[0].Cost.Instructions * 0.05);
            List<string> worse = Compare(Fixture.Library(Fixture.BeforeEachPoll(_ => Fixture.Nops(five)), "yield, 1 task"));
            Assert.HasCount(1, worse);
            Assert.StartsWith("yield, 1 task: ", worse[0]);
            Assert.Contains("instructions", worse[0]);
        }

        [TestMethod]
        public void OneInstructionMore_IsTolerated()
        {
            Assert.IsEmpty(Compare(Fixture.Library(Fixture.BeforeEachPoll(_ => Fixture.Nops(1)), "yield, 1 task")));
        }

        [TestMethod]
        [DataRow(100, 103, true)]
        [DataRow(100, 103.1, false)]
        [DataRow(100, 50, true)]
        [DataRow(0, 1, false)]
        public void ThreePercentMoreInstructions_AreTheLimit(double before, double now, bool passes)
        {
            List<string> worse = Baseline.Compare(Single("a", before, 0), Single("a", now, 0));
            Assert.AreEqual(passes, worse.Count == 0, string.Join("\n", worse));
        }

        [TestMethod]
        public void OneObjectInTenOperations_IsFound()
        {
            Assert.HasCount(1, Baseline.Compare(Single("a", 100, 0), Single("a", 100, 0.1)));
            Assert.HasCount(1, Baseline.Compare(Single("a", 100, 2), Single("a", 100, 3)));
            Assert.IsEmpty(Baseline.Compare(Single("a", 100, 2), Single("a", 100, 1)));
        }

        [TestMethod]
        public void OneObjectInAWholeRun_IsFound()
        {
            Report before = Report.Of(new[] { Counted(512) });
            Report now = Report.Of(new[] { Counted(513) });
            CollectionAssert.AreEqual(new[] { "a: 2.00390625 heap objects, 2 before" }, Baseline.Compare(before, now));
            Assert.IsEmpty(Baseline.Compare(now, now));

            // As a file keeps it, too, and where the operations are no power of two.
            string file = Path.GetTempFileName();
            Report.Of(new[] { Counted(513, 3000) }).Write(file);
            Assert.IsEmpty(Baseline.Compare(Report.Read(file), Report.Of(new[] { Counted(513, 3000) })));
            Assert.HasCount(1, Baseline.Compare(Report.Read(file), Report.Of(new[] { Counted(514, 3000) })));
            File.Delete(file);
        }

        [TestMethod]
        public void AnObjectOnceInARun_IsFoundInTheLibrary()
        {
            // The first poll alone of each 256 makes one.
            List<string> worse = Compare(Fixture.Library(Fixture.BeforeEachPoll(Fixture.NewObjectInEach256), "yield, 1 task"));
            CollectionAssert.AreEqual(new[] { "yield, 1 task: 0.00390625 heap objects, 0 before" }, worse.FindAll(line => line.Contains("heap")));
        }

        [TestMethod]
        public void AScenarioThatCameOrWent_IsNamed()
        {
            CollectionAssert.AreEqual(new[] { "a: not counted any more", "b: not in the baseline" }, Baseline.Compare(Single("a", 1, 0), Single("b", 1, 0)));
        }

        // With the unpatched costs of this very build, so that these tests do not depend on the baseline.
        private static List<string> Compare(List<Measurement> worsened)
        {
            Report before = Report.Of(Fixture.Library());
            before.Scenarios.RemoveAll(entry => !worsened.Exists(measurement => measurement.Name == entry.Name));
            return Baseline.Compare(before, Report.Of(worsened));
        }

        // So many objects in so many operations.
        private static Measurement Counted(int objects, int operations = 256)
        {
            return new Measurement("a", null, 0, false, new Tally(100 * operations, 0, 0, 0, 0, objects, objects, objects) * (1.0 / operations));
        }

        private static Report Single(string name, double instructions, double objects)
        {
            return new Report { Scenarios = { new Report.Entry { Name = name, Instructions = instructions, Objects = objects } } };
        }
    }
}
