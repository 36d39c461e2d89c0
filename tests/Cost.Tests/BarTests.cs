using System;
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

        // Each row of the counted bars: what it is made of, in the worst of its scenarios, and how much that may be.
        [TestMethod]
        [DataRow("IL, one poll of a yielding task", "yield, 1 task", 65)]
        [DataRow("IL, one poll of a yielding task", "yield, 8 tasks", 65)]
        [DataRow("IL, one await of a yield", "await of a yield", 115)]
        [DataRow("IL, one nested await", "await of a call with a value", 140)]
        [DataRow("IL, one nested await", "await of a call with a value, 8 frames deep", 140)]
        [DataRow("IL, one complete async sleep", "async sleep, 10 pending", 500)]
        [DataRow("IL, one complete async sleep", "async sleep, 1,000 pending", 500)]
        public void ABarOfInstructions_IsMetUpToItsLimit(string bar, string scenario, int limit)
        {
            Assert.AreEqual(Verdict.Met, With(limit, 10).Verdict);
            Assert.AreEqual(limit.ToString(), With(limit, 10).Measured);
            Assert.AreEqual("≤ " + limit, With(limit, 10).Limit);
            Assert.AreEqual(Verdict.Missed, With(limit + 0.01, 10).Verdict);

            // Others do not matter.
            Assert.AreEqual(Verdict.Met, With(limit, limit).Verdict);

            Bar With(double instructions, double others)
            {
                return Bars(name => new Tally(name == scenario ? instructions : others, 0, 0, 0, 0, 0, 0, 0)).Single(b => b.What.StartsWith(bar));
            }
        }

        [TestMethod]
        [DataRow("RAM, one spawned async task", "async task of one parameter that sleeps", 240)]
        [DataRow("RAM, scheduler and wheel", "scheduler of 16, wheel of 4 levels", 2662)]
        public void ABarOfMemory_IsMetUpToItsLimit(string bar, string scenario, int limit)
        {
            Assert.AreEqual(Verdict.Met, With(limit).Verdict);
            Assert.AreEqual(limit + " bytes", With(limit).Measured);
            Assert.AreEqual(Verdict.Missed, With(limit + 1).Verdict);

            // Others take more, and do not matter.
            Bar With(int bytes)
            {
                return Bars(name => new Tally(10, 0, 0, 0, 0, 0, (name == scenario ? bytes : 9999) / 12.0, 0)).Single(b => b.What.StartsWith(bar));
            }
        }

        [TestMethod]
        [DataRow("async sleep: difference", "async sleep, 10 pending", "async sleep, 1,000 pending")]
        [DataRow("arming", "arm a sleep, 10 pending", "arm a sleep, 10,000 pending")]
        [DataRow("cancelling", "cancel a sleep, 10 pending", "cancel a sleep, 10,000 pending")]
        public void ABarOfADifference_IsMetUpToTenPercentEitherWay(string bar, string few, string many)
        {
            Assert.AreEqual(Verdict.Met, With(200, 220));
            Assert.AreEqual(Verdict.Missed, With(200, 221));
            Assert.AreEqual(Verdict.Met, With(200, 180));
            Assert.AreEqual(Verdict.Missed, With(200, 179));

            Verdict With(double one, double other)
            {
                return Bars(name => new Tally(name == few ? one : name == many ? other : 10, 0, 0, 0, 0, 0, 0, 0)).Single(b => b.What.StartsWith(bar)).Verdict;
            }
        }

        [TestMethod]
        public void AScenarioThatABarNeedsAndThatIsNotThere_IsNamed()
        {
            InvalidOperationException exception = Assert.ThrowsExactly<InvalidOperationException>(
                () => BarList.Counted(s_all.FindAll(measurement => measurement.Name != "await of a yield"), new List<Measurement>()));
            Assert.EndsWith("await of a yield", exception.Message);
        }

        [TestMethod]
        public void OneObjectInAWholeRun_MissesABar()
        {
            Bar bar = Bars(name => new Tally(10, 0, 0, 0, 0, name == "period of a ticker" ? 1.0 / 256 : 0, 0, 0))[0];
            Assert.AreEqual(Verdict.Missed, bar.Verdict);
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
        [DataRow(32 * 1024, Verdict.Met, 260, Verdict.Met)]
        [DataRow((32 * 1024) + 1, Verdict.Missed, 260.01, Verdict.Missed)]
        public void Flash_HasABar(int bytes, object verdict, double method, object methodVerdict)
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddFlash(bytes, method, null);
            Assert.AreEqual(verdict, list.Bars[^2].Verdict);
            Assert.AreEqual(methodVerdict, list.Bars[^1].Verdict);
        }

        [TestMethod]
        public void FlashThatNobodyMeasured_IsNotMeasured()
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddFlash(null, null, "no NANO_MDP");
            Assert.AreEqual(2, list.Bars.Count(bar => bar.Verdict == Verdict.NotMeasured && bar.Measured == "no NANO_MDP"));
        }

        [TestMethod]
        [DataRow(100, Verdict.Met)]
        [DataRow(100.5, Verdict.Missed)]
        public void TheDesktopsBar_IsToBeNoSlower(double ours, object verdict)
        {
            BarList list = BarList.Counted(s_all, new List<Measurement>());
            list.AddRust(new Dictionary<string, (double, double, double)> { ["spawn"] = (100, ours, ours), ["yield"] = (100, 10, 10) });
            Assert.AreEqual(verdict, list.Bars[^2].Verdict);
            Assert.AreEqual(verdict, list.Bars[^1].Verdict);
            Assert.EndsWith("spawn", list.Bars[^1].What);
        }

        private static List<Bar> Bars(System.Func<string, Tally> cost)
        {
            return BarList.Counted(s_all.ConvertAll(measurement => measurement with { Cost = cost(measurement.Name) }), new List<Measurement>()).Bars.ToList();
        }
    }
}
