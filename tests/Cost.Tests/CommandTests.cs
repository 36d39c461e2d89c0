using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Maitake.Cost.Bars;
using Maitake.Cost.Commands;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Maitake.Cost.Timing;
using Maitake.Tests.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Spectre.Console.Testing;

namespace Maitake.Cost.Tests
{
    /// <summary>The command as a person uses it.</summary>
    [TestClass]
    public class CommandTests
    {
        private readonly TestConsole _console = new TestConsole().Width(200);

        [TestMethod]
        public void Count_PrintsATable()
        {
            Assert.AreEqual(0, Run("count", "--only", "yield, 1 task"));
            Assert.Contains("| yield, 1 task |", _console.Output);
            Assert.Contains("objects", _console.Output);
        }

        [TestMethod]
        public void Count_FailsAndNamesTheScenario_WhereItIsWorseThanTheBaseline()
        {
            Report report = Report.Of(Fixture.Library());
            report.Scenarios.Find(entry => entry.Name == "yield, 8 tasks").Instructions /= 1.05;
            string file = Path.GetTempFileName();
            report.Write(file);
            Assert.AreEqual(1, Run("count", "--baseline", file));
            Assert.Contains("yield, 8 tasks: ", _console.Output);
            Assert.DoesNotContain("yield, 1 task: ", _console.Output);
            File.Delete(file);
        }

        [TestMethod]
        public void Count_WritesWhatItReadsAsABaseline()
        {
            string file = Path.GetTempFileName();
            Assert.AreEqual(0, Run("count", "--json", file));
            Assert.AreEqual(0, Run("count", "--baseline", file));
            Assert.Contains("not worse than " + Path.GetFileName(file), _console.Output);
            File.Delete(file);
        }

        [TestMethod]
        [DataRow("{}")]
        [DataRow("[]")]
        [DataRow("no")]
        [DataRow("null")]
        [DataRow("{\"scenarios\":null}")]
        [DataRow("{\"scenarios\":[null]}")]
        [DataRow("{\"scenarios\":[{\"name\":null}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\"},{\"name\":\"a\"}]}")]
        [DataRow("{\"scenarios\":[{\"instructions\":1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"\",\"instructions\":1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\"}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":-1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1e999}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"objects\":-1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"objects\":1,\"bytes\":-12}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"objects\":1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"virtualCalls\":1}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"calls\":1,\"locks\":2}]}")]
        [DataRow("{\"scenarios\":[{\"name\":\"a\",\"instructions\":1,\"size\":-1}]}")]
        public void Count_SaysThatABaselineIsNone(string text)
        {
            string file = Path.GetTempFileName();
            File.WriteAllText(file, text);
            Assert.AreEqual(1, Run("count", "--baseline", file));
            Assert.Contains("failed: Not a report of costs: " + file, _console.Output.Replace("\n", ""));
            File.Delete(file);
        }

        [TestMethod]
        [DataRow("count", "--only", "no such scenario")]
        [DataRow("count", "--device", "/nowhere")]
        [DataRow("count", "--json", "")]
        [DataRow("count", "--json", "/nowhere/costs.json")]
        [DataRow("count", "--json", ".")]
        [DataRow("plot", "--json", "/nowhere", "--output", ".")]
        public void WhatCannotBeDone_IsSaid(params string[] arguments)
        {
            Assert.AreEqual(1, Run(arguments));
            Assert.StartsWith("failed: ", _console.Output);
        }

        [TestMethod]
        public void Count_SaysThatItCannotWrite_BeforeItCounts()
        {
            // The device folder is not looked at: what there is to say of it would come first otherwise.
            Assert.AreEqual(1, Run("count", "--device", "/no/device", "--json", "/no/folder/costs.json"));
            Assert.Contains("/no/folder", _console.Output);
            Assert.DoesNotContain("/no/device", _console.Output);
        }

        [TestMethod]
        public void Count_ThatFails_LeavesNoFileAndSpoilsNone()
        {
            string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            Assert.AreEqual(1, Run("count", "--only", "no such scenario", "--json", file));
            Assert.IsFalse(File.Exists(file));
            File.WriteAllText(file, "kept");
            Assert.AreEqual(1, Run("count", "--only", "no such scenario", "--json", file));
            Assert.AreEqual("kept", File.ReadAllText(file));
            File.Delete(file);
        }

        [TestMethod]
        public void ADeviceFolder_IsMadeAbsolute()
        {
            Option<string> device = Shared.Device();
            Command command = new Command("a") { device };
            Assert.AreEqual(Path.GetFullPath("a/b"), command.Parse(new[] { "--device", "a/b" }).GetValue(device));
            Assert.AreEqual(Fixture.Device, command.Parse(new string[0]).GetValue(device));
            Assert.HasCount(1, command.Parse(new[] { "--device", " " }).Errors);
        }

        [TestMethod]
        public void Size_PrintsFlashAndMemory()
        {
            Assert.AreEqual(0, Run("size", "--classes"));
            Assert.Contains("| Maitake ", _console.Output);
            Assert.Contains("Maitake.Parker", _console.Output);
            Assert.Contains("async task of one parameter that sleeps", _console.Output);
            Assert.Contains("| ChannelInt32 of 16 ", _console.Output);
        }

        [TestMethod]
        public void Bars_PrintsEveryBar()
        {
            string rust = Path.GetTempFileName();
            File.WriteAllText(rust, "{\"yield\": {\"maitake\": 50, \"byHand\": 10, \"async\": 70}, \"spawn\": {\"maitake\": 100, \"byHand\": 90, \"async\": 120}}");
            Assert.AreEqual(1, Run("bars", "--rust", rust, "--strict", "--rounds", "1"));
            Assert.Contains("heap objects per operation, steady state", _console.Output);
            Assert.Contains("needs --micropython", _console.Output);
            Assert.Contains("by hand, to Rust's maitake: spawn", _console.Output);
            Assert.Contains("0.9 | met", _console.Output);
            Assert.Contains("async, to Rust's maitake: yield", _console.Output);
            Assert.Contains("1.4 | missed", _console.Output);
            File.Delete(rust);
        }

        [TestMethod]
        [DataRow("--rust", "{}")]
        [DataRow("--rust", "{\"yield\": {\"maitake\": 50}}")]
        [DataRow("--rust", "{\"yield\": {\"maitake\": 50, \"byHand\": 40, \"async\": 0}}")]
        [DataRow("--micropython", "{\"yield\": 1}")]
        [DataRow("--micropython", "{\"yield\": null}")]
        [DataRow("--micropython", "{\"yield\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1]}}")]
        [DataRow("--micropython", "{\"yield\": {\"micropython\": [1], \"smallHeap\": [1]}, \"roundTrip\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1]}}")]
        [DataRow("--micropython", "{\"yield\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": []}, \"roundTrip\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1]}}")]
        [DataRow("--micropython", "{\"yield\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [0]}, \"roundTrip\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1]}}")]
        [DataRow("--micropython", "{\"yield\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1, 2]}, \"roundTrip\": {\"micropython\": [1], \"smallHeap\": [1], \"async\": [1]}}")]
        [DataRow("--micropython", "1")]
        public void Bars_RefusesTimesThatAreNone(string option, string text)
        {
            string file = Path.GetTempFileName();
            File.WriteAllText(file, text);
            Assert.AreEqual(1, Run("bars", option, file));
            Assert.StartsWith("failed: ", _console.Output);
            File.Delete(file);
        }

        [TestMethod]
        [DataRow("At least one round", "--rounds", "0")]
        [DataRow("--json needs --micropython-program", "--json", "times.json")]
        [DataRow("two ways to say the same", "--micropython", "times.json", "--micropython-program", "micropython")]
        public void Bars_RefusesArgumentsThatContradict(string message, params string[] arguments)
        {
            Assert.AreEqual(1, Run(arguments.Prepend("bars").ToArray()));
            Assert.StartsWith("failed: ", _console.Output);
            Assert.Contains(message, _console.Output);
        }

        [TestMethod]
        public void Bars_TimesMicroPythonByTurns_AndWritesWhatItReads()
        {
            const string Sample = "echo begin 1 $name; sleep 0.05; i=0; while [ $i -lt 200 ]; do i=$((i+1)); done; echo end; sleep 0.05; ";

            // It is told its script, and whether its heap is a small one.
            using FakeProgram program = new FakeProgram("echo \"$*\" >> $0.log; name=yield; " + Sample + "name=roundTrip; " + Sample + "echo all measured");
            string json = program.Path + ".json";
            int code = Run("bars", "--micropython-program", program.Path, "--micropython-script", "a.py", "--rounds", "2", "--json", json);
            using DeviceRun run = DeviceRun.Find(out string missing);
            if (run == null)
            {
                Assert.AreEqual(1, code);
                Assert.Contains("needs an interpreter beside it: " + missing, _console.Output);
                Assert.Inconclusive("skipped: " + missing);
            }

            Assert.AreEqual(0, code, _console.Output);
            CollectionAssert.AreEqual(
                new[] { "a.py", "-X heapsize=128k a.py", "a.py", "-X heapsize=128k a.py" }, File.ReadAllLines(program.Path + ".log"));
            IReadOnlyDictionary<string, MicroPythonTimes> times = OtherRuntimes.MicroPython(json);
            Assert.HasCount(2, times["yield"].MicroPython);
            Assert.HasCount(2, times["roundTrip"].Async);
            string ratio = Ratio.Of(times["yield"].MicroPython, times["yield"].Async).ToString();
            Assert.IsTrue(_console.Output.Split('\n').Any(line => line.StartsWith("| a yield, times faster") && line.Contains(ratio)), _console.Output);
        }

        [TestMethod]
        public void Document_ReplacesWhatIsBetweenTheMarks()
        {
            string file = Path.GetTempFileName();
            File.WriteAllText(file, "before\n<!-- table: count --only idle -->\nold\n<!-- end -->\nafter\n<!-- table: count --only nothing -->\nkept\n<!-- end -->\n<!-- table: plot --json ./no/file.json -->\n<!-- end -->\n");
            Assert.AreEqual(1, Run("document", file));
            string text = File.ReadAllText(file);
            Assert.StartsWith("before\n<!-- table: count --only idle -->\n\n| per operation", text);
            Assert.Contains("| idle pass of the executor ", text);
            Assert.DoesNotContain("old", text);
            Assert.Contains("<!-- end -->\nafter\n<!-- table: count --only nothing -->\nkept\n<!-- end -->\n", text);
            Assert.Contains("count --only nothing: failed", _console.Output);
            Assert.Contains("plot --json ./no/file.json: ", _console.Output);
            File.WriteAllText(file, "nothing");
            Assert.AreEqual(1, Run("document", file));
            File.Delete(file);
        }

        [TestMethod]
        [DataRow("size")]
        [DataRow("bars")]
        [DataRow("compare")]
        public void Document_WithoutAnInterpreter_KeepsWhatWasMeasuredOnOne(string command)
        {
            string file = Path.GetTempFileName();
            string text = "<!-- table: " + command + " -->\nmeasured\n<!-- end -->\n";
            File.WriteAllText(file, text);
            string interpreter = Environment.GetEnvironmentVariable("NANOCLR");
            try
            {
                Environment.SetEnvironmentVariable("NANOCLR", null);
                Assert.AreEqual(0, Run("document", file));
            }
            finally
            {
                Environment.SetEnvironmentVariable("NANOCLR", interpreter);
            }

            Assert.AreEqual(text, File.ReadAllText(file));
            Assert.Contains(command + ": skipped: NANOCLR", _console.Output);
            File.Delete(file);
        }

        private int Run(params string[] arguments) => CostCommand.Create(_console).Parse(arguments).Invoke();
    }
}
