using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Maitake.Cost.Timing;

namespace Maitake.Cost.Bars
{
    /// <summary>The bars of the design, with what is measured here.</summary>
    internal sealed class BarList
    {
        private const string Yield = "yield, 8 tasks";
        private const string RoundTrip = "round trip of two tasks over two signals";
        private const string AsyncRoundTrip = "round trip of two async tasks over two signals";
        private const string ThreadRoundTrip = "round trip of two threads over two AutoResetEvents";

        private readonly Dictionary<string, Tally> _costs;
        private readonly IReadOnlyList<Measurement> _library;
        private readonly List<Bar> _bars = new();

        private BarList(IReadOnlyList<Measurement> library, IReadOnlyList<Measurement> memory)
        {
            _library = library;
            _costs = library.Concat(memory).ToDictionary(measurement => measurement.Name, measurement => measurement.Cost);
        }

        /// <summary>The bars that counting decides.</summary>
        public static BarList Counted(IReadOnlyList<Measurement> library, IReadOnlyList<Measurement> memory)
        {
            BarList list = new BarList(library, memory);
            list.AddObjects();
            list.AddInstructions("IL, one poll of a yielding task, 1 and 8 tasks", 65, "yield, 1 task", Yield);
            list.AddInstructions("IL, one await of a yield", 115, "await of a yield");
            list.AddInstructions(
                "IL, one nested await of a call with a value that does not suspend, depth 1 and 8", 140, "await of a call with a value",
                "await of a call with a value, 8 frames deep");
            list.AddInstructions("IL, one complete async sleep, 10 and 1,000 pending", 500, "async sleep, 10 pending", "async sleep, 1,000 pending");
            list.AddSpread("async sleep: difference between 10 and 1,000 pending", "async sleep, 10 pending", "async sleep, 1,000 pending");
            list.AddSpread("arming: difference between 10 and 10,000 pending", "arm a sleep, 10 pending", "arm a sleep, 10,000 pending");
            list.AddSpread("cancelling: difference between 10 and 10,000 pending", "cancel a sleep, 10 pending", "cancel a sleep, 10,000 pending");
            list.AddBytes("RAM, one spawned async task of one parameter that sleeps", 240, "async task of one parameter that sleeps");
            list.AddBytes("RAM, scheduler and wheel of 4 × 32, 16 tasks", 2662, "scheduler of 16, wheel of 4 levels");
            return list;
        }

        public IReadOnlyList<Bar> Bars => _bars;

        /// <summary>Flash.</summary>
        /// <param name="library">Bytes of Maitake.pe as it is shipped, or null.</param>
        /// <param name="method">Bytes that an async method adds to a firmware's .pe, or null.</param>
        /// <param name="missing">Why they are null.</param>
        public void AddFlash(long? library, double? method, string missing)
        {
            Add("flash, Maitake.pe of a Release build", "≤ 32 KB", library, value => value <= 32 * 1024, " bytes", missing);
            Add("flash, an async method of a firmware", "≤ 260 bytes", method, value => value <= 260, " bytes", missing);
        }

        /// <summary>What only an interpreter can tell.</summary>
        /// <param name="table">What the scenarios printed there, or null.</param>
        /// <param name="missing">Why it is null.</param>
        public void AddInterpreter(InterpreterTable table, string missing)
        {
            double? growth = table is { Counts: true }
                ? _library.Where(measurement => !measurement.Allocates).Max(measurement => table.Of(measurement.Name).Events)
                : null;
            Add("growth of the event heap, per operation", "0", growth, value => value <= 0.01, " blocks", missing ?? "this interpreter does not count");
        }

        /// <summary>Signals beside threads, by time.</summary>
        /// <param name="library">What was timed on the interpreter, or null.</param>
        /// <param name="missing">Why it is null.</param>
        public void AddThreads(Rounds library, string missing)
        {
            Ratio ByThread(string name) => library == null ? null : Ratio.Of(library.Of(name), library.Of(ThreadRoundTrip));
            Add("time of a signal round trip, to that of two threads over two events", "≤ 0.33", ByThread(RoundTrip), value => value <= 1.0 / 3, missing);
            Add("the same, async", "≤ 0.6", ByThread(AsyncRoundTrip), value => value <= 0.6, missing);
        }

        /// <summary>MicroPython and the library by turns.</summary>
        /// <param name="times">The times of both, or null.</param>
        /// <param name="missing">Why it is null.</param>
        public void AddMicroPython(IReadOnlyDictionary<string, MicroPythonTimes> times, string missing)
        {
            Ratio ByLibrary(string name) => times == null ? null : Ratio.Of(times[name].MicroPython, times[name].Async);
            Add("a yield, times faster than MicroPython's asyncio", "≥ 3", ByLibrary(MicroPythonTimes.Yield), value => value >= 3, missing);
            Add("an event round trip, times faster than MicroPython's asyncio", "≥ 12", ByLibrary(MicroPythonTimes.RoundTrip), value => value >= 12, missing);
        }

        /// <summary>The desktop build beside Rust's maitake.</summary>
        /// <param name="times">Times of both, or null.</param>
        public void AddRust(IReadOnlyDictionary<string, (double Theirs, double ByHand, double Async)> times)
        {
            AddWorst("desktop, slowest of the operations, by hand, to Rust's maitake", times?.ToDictionary(pair => pair.Key, pair => pair.Value.ByHand / pair.Value.Theirs));
            AddWorst("desktop, slowest of the operations, async, to Rust's maitake", times?.ToDictionary(pair => pair.Key, pair => pair.Value.Async / pair.Value.Theirs));
        }

        private void AddWorst(string what, IReadOnlyDictionary<string, double> ratios)
        {
            if (ratios == null)
            {
                Add(what, "≤ 1", null, _ => false, "", "needs --rust");
                return;
            }

            KeyValuePair<string, double> worst = ratios.MaxBy(pair => pair.Value);
            Add(what + ": " + worst.Key, "≤ 1", worst.Value, value => value <= 1, "", null);
        }

        private void AddObjects()
        {
            List<Measurement> steady = _library.Where(measurement => !measurement.Allocates).ToList();
            List<string> guilty = steady.Where(measurement => measurement.Cost.Objects > 0).Select(measurement => measurement.Name).ToList();
            _bars.Add(
                new Bar(
                    "heap objects per operation, steady state", "0",
                    guilty.Count == 0 ? "0 in " + steady.Count + " scenarios" : string.Join("; ", guilty), guilty.Count == 0 ? Verdict.Met : Verdict.Missed));
        }

        private void AddInstructions(string what, double limit, params string[] scenarios)
        {
            double worst = scenarios.Max(scenario => Of(scenario).Instructions);
            Add(what, "≤ " + Text(limit), worst, value => value <= limit, "", null);
        }

        private void AddBytes(string what, double limit, string scenario)
        {
            Add(what, "≤ " + Text(limit) + " bytes", Of(scenario).Bytes, value => value <= limit, " bytes", null);
        }

        private void AddSpread(string what, string few, string many)
        {
            double begin = Of(few).Instructions;
            Add(what, "≤ 10 %", Math.Abs(Of(many).Instructions - begin) * 100 / begin, value => value <= 10, " %", null);
        }

        private void Add(string what, string limit, double? measured, Func<double, bool> isMet, string unit, string missing)
        {
            _bars.Add(
                measured.HasValue
                    ? new Bar(what, limit, Text(measured.Value) + unit, isMet(measured.Value) ? Verdict.Met : Verdict.Missed)
                    : new Bar(what, limit, missing, Verdict.NotMeasured));
        }

        private void Add(string what, string limit, Ratio measured, Func<double, bool> isMet, string missing)
        {
            _bars.Add(
                measured != null
                    ? new Bar(what, limit, measured.ToString(), isMet(measured.Value) ? Verdict.Met : Verdict.Missed)
                    : new Bar(what, limit, missing, Verdict.NotMeasured));
        }

        private Tally Of(string scenario)
        {
            return _costs.TryGetValue(scenario, out Tally cost) ? cost : throw new InvalidOperationException("A bar needs the scenario: " + scenario);
        }

        private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
