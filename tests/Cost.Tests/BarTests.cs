using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Maitake.Cost.Bars;
using Maitake.Cost.Counting;
using Maitake.Cost.Results;
using Maitake.Cost.Timing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>Bars are met, missed, or not measured, by their numbers.</summary>
    [TestClass]
    public class BarTests
    {
        private static readonly List<Measurement> s_all = Fixture.Library();

        [TestMethod]
        [DataRow("yield, 1 task", 65, Verdict.Met)]
        [DataRow("yield, 1 task", 65.1, Verdict.Missed)]
        public void ABarOfInstructions_IsOfTheWorstOfItsScenarios(string scenario, double instructions, object verdict)
        {
            Bar bar = Bars(name => name == scenario ? new Tally(instructions, 0, 0, 0, 0, 0, 0, 0) : new Tally(10, 0, 0, 0, 0, 0, 0, 0))
                .Single(b => b.What.StartsWith("IL, one poll"));
            Assert.AreEqual(verdict, bar.Verdict);
        }

        [TestMethod]
        public void AnObjectInSteadyState_MissesABar()
        {
            Bar bar = Bars(name => new Tally(10, 0, 0, 0, 0, name == "period of a ticker" ? 1 : 0, 0, 0))[0];
            Assert.AreEqual(Verdict.Missed, bar.Verdict);
            Assert.AreEqual("period of a ticker", bar.Measured);
        }

        [TestMethod]
        public void AnObjectOfASpawn_DoesNot()
        {
            Assert.AreEqual(Verdict.Met, Bars(name => new Tally(10, 0, 0, 0, 0, name.StartsWith("spawn") ? 1 : 0, 0, 0))[0].Verdict);
        }

        [TestMethod]
        public void ACostThatGrowsWithTheTimers_MissesABar()
        {
            Bar bar = Bars(name => new Tally(name.EndsWith("10,000 pending") ? 112 : 100, 0, 0, 0, 0, 0, 0, 0)).Single(b => b.What.StartsWith("arming"));
            Assert.AreEqual("12 %", bar.Measured);
            Assert.AreEqual(Verdict.Missed, bar.Verdict);
        }

        [TestMethod]
        public void WithoutAnInterpreter_ItIsSaidWhatIsMissing()
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddInterpreter(null, "NANOCLR is not set");
            list.AddThreads(null, "NANOCLR is not set");
            list.AddMicroPython(null, "NANOCLR is not set");
            Assert.AreEqual(5, list.Bars.Count(bar => bar.Verdict == Verdict.NotMeasured && bar.Measured == "NANOCLR is not set"));
        }

        [TestMethod]
        [DataRow(990, 0.33, Verdict.Met)]
        [DataRow(1010, 0.34, Verdict.Missed)]
        public void ASignal_StandsBesideThreads(int nanoseconds, double ratio, object verdict)
        {
            Rounds rounds = new Rounds();
            rounds.Add(new Dictionary<string, List<double>>
            {
                ["round trip of two threads over two AutoResetEvents"] = new() { 3000, 3100 },
                ["round trip of two tasks over two signals"] = new() { nanoseconds * 2, nanoseconds },
                ["round trip of two async tasks over two signals"] = new() { 1800 },
            });
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddThreads(rounds, null);
            Assert.AreEqual(verdict, list.Bars[^2].Verdict);
            Assert.AreEqual(ratio.ToString("0.00", CultureInfo.InvariantCulture), list.Bars[^2].Measured.Substring(0, 4));
            Assert.AreEqual(new Bar("the same, async", "≤ 0.6", "0.60", Verdict.Met), list.Bars[^1]);
        }

        [TestMethod]
        public void MicroPython_IsSlowerByTheBestOfBoth()
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            MicroPythonTimes times = new MicroPythonTimes(new[] { 3000.0, 3600.0 }, new[] { 1.0, 1.0 }, new[] { 1200.0, 1000.0 });
            list.AddMicroPython(new Dictionary<string, MicroPythonTimes> { ["yield"] = times, ["roundTrip"] = times }, null);
            Assert.AreEqual(Verdict.Met, list.Bars[^2].Verdict);
            Assert.AreEqual("3.00 (2.50 to 3.60)", list.Bars[^2].Measured);
            Assert.AreEqual(Verdict.Missed, list.Bars[^1].Verdict);
        }

        [TestMethod]
        [DataRow(32 * 1024, Verdict.Met)]
        [DataRow((32 * 1024) + 1, Verdict.Missed)]
        public void Flash_HasABar(int bytes, object verdict)
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddFlash(bytes, 260, null);
            Assert.AreEqual(verdict, list.Bars[^2].Verdict);
            Assert.AreEqual(Verdict.Met, list.Bars[^1].Verdict);
        }

        private static List<Bar> Bars(System.Func<string, Tally> cost)
        {
            return BarList.Counted(s_all.ConvertAll(measurement => measurement with { Cost = cost(measurement.Name) }), new List<Measurement>()).Bars.ToList();
        }
    }
}
