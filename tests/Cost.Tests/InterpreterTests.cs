using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Cost.Commands;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>What the tool counts, beside the counters of the real interpreter.</summary>
    [TestClass]
    public class InterpreterTests
    {
        private const string Output = """
            Loading nanoCLR
            Ready.
            per operation   |       IL |  objects |   blocks |   events |    time
            empty loop      |     7.00 |     0.00 |     0.00 |     0.00 |    1.00
            yield, 1 task   |    79.54 |     1.00 |     2.50 |    -0.03 |   18.90
            Timer           |    12.00 |     0.00 |     0.00 |     0.00 |       -
            one unit of time is 25.50 ns
            all measured
            Done.
            """;

        [TestMethod]
        public void EachScenario_CostsOnTheInterpreterWhatIsCounted()
        {
            InterpreterTable table = CompareCommand.RunOnInterpreter(Fixture.Device, out string skipped);
            if (table is { Counts: false })
            {
                skipped = "this interpreter does not count";
            }

            if (skipped != null)
            {
                Assert.Inconclusive("skipped: " + skipped);
            }

            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(Fixture.Device, null));
            List<Measurement> counted = runner.Platform(_ => true).Concat(runner.Library(_ => true)).Concat(runner.Memory(_ => true)).ToList();
            Assert.IsGreaterThanOrEqualTo(10, counted.Count);
            List<string> differences = CompareCommand.Differences(counted, table);
            Assert.IsEmpty(differences, string.Join("; ", differences));

            // How deep the stack is when an exception is thrown is not known to the tool, and so is not the size of its trace.
            foreach (Measurement measurement in counted.Where(measurement => !measurement.Name.StartsWith("exception")))
            {
                Assert.AreEqual(table.Of(measurement.Name).Blocks.Value, measurement.Cost.WideBlocks, 0.01, measurement.Name);
            }

            // What sleeps or fires does the same each time, however long it takes, and its time is not told.
            foreach (string name in new[] { "Thread.Sleep(1), 8 threads", "period of a Timer" })
            {
                InterpreterTable.Row row = table.Of(name);
                Assert.IsGreaterThan(0, row.Instructions.Value, name);
                Assert.AreEqual(System.Math.Floor(row.Instructions.Value), row.Instructions.Value, name);
                Assert.AreEqual(0, row.Objects.Value, name);
                Assert.IsNull(row.Time, name);
            }
        }

        [TestMethod]
        public void Differences_AreMoreThanTwoPercentOrAnObject()
        {
            InterpreterTable table = InterpreterTable.Parse(Output);
            CollectionAssert.AreEqual(new string[0], CompareCommand.Differences(new[] { Counted("yield, 1 task", 81, 1) }, table));
            CollectionAssert.AreEqual(new[] { "yield, 1 task" }, CompareCommand.Differences(new[] { Counted("yield, 1 task", 81.2, 1) }, table));
            CollectionAssert.AreEqual(new[] { "yield, 1 task" }, CompareCommand.Differences(new[] { Counted("yield, 1 task", 79.5, 0) }, table));
            Assert.ThrowsExactly<InvalidOperationException>(() => CompareCommand.Differences(new[] { Counted("not run", 1, 0) }, table));
        }

        [TestMethod]
        public void TheInterpretersTable_IsRead()
        {
            InterpreterTable table = InterpreterTable.Parse(Output);
            Assert.HasCount(3, table.Rows);
            Assert.IsTrue(table.Counts);
            Assert.AreEqual(25.5, table.Unit);
            Assert.AreEqual(new InterpreterTable.Row(79.54, 1, 2.5, -0.03, 18.9), table.Of("yield, 1 task"));
            Assert.AreEqual(new InterpreterTable.Row(12, 0, 0, 0, null), table.Of("Timer"));
        }

        [TestMethod]
        public void AnInterpreterWithoutCounters_GivesTimesAlone()
        {
            InterpreterTable table = InterpreterTable.Parse(Output.Replace("|     7.00 |     0.00 |     0.00 |     0.00 |", "| - | - | - | - |"));
            Assert.IsFalse(table.Counts);
            Assert.AreEqual(1, table.Of("empty loop").Time);
        }

        [TestMethod]
        [DataRow("all measured")]
        [DataRow("one unit of time is 25.50 ns")]
        [DataRow("per operation")]
        public void ARunThatDidNotGetToItsEnd_IsAnError(string missing)
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => InterpreterTable.Parse(Output.Replace(missing, "")));
        }

        private static Measurement Counted(string name, double instructions, double objects)
        {
            return new Measurement(name, null, 0, false, new Tally(instructions, 0, 0, 0, 0, objects, 0, 0));
        }
    }
}
