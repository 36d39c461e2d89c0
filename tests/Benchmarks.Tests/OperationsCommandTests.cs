using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Maitake.Benchmarks.Operations;
using Maitake.Tests.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Spectre.Console.Testing;

namespace Maitake.Benchmarks.Tests
{
    /// <summary>The command <c>operations</c> as a person uses it; how long things take is not looked at.</summary>
    [TestClass]
    public class OperationsCommandTests
    {
        // The one that takes the least time.
        private const string Sleep = "1,000 tasks sleeping 20 times, per sleep";

        private readonly TestConsole _console = new TestConsole().Width(200);
        private readonly StringWriter _errors = new StringWriter();
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maitake-operations");

        [TestCleanup]
        public void Clean() => _folder.Delete(true);

        [TestMethod]
        public void WithoutAnotherProgram_ItsColumnsAreEmpty()
        {
            Assert.AreEqual(0, Run("--only", "SLEEPING"));
            string[] row = Row();
            Assert.AreEqual("-", row[1]);
            Assert.EndsWith(" ns", row[2]);
            Assert.AreEqual("-", row[3]);
            Assert.EndsWith(" ns", row[4]);
            Assert.AreEqual("-", row[5]);
            Assert.AreEqual(1, _console.Output.Split('\n').Count(line => line.EndsWith("Rust's by its own program")));
        }

        [TestMethod]
        public void TheOtherProgramsOutput_StandsBesideOurs()
        {
            Assert.AreEqual(0, Run("--only", "sleeping", "--rust", Text("rust.txt", Line(Sleep, "1000000.0"))));
            string[] row = Row();
            Assert.AreEqual("1000000.0 ns", row[1]);
            Assert.AreEqual("0.00", row[3]);
            Assert.AreEqual("0.00", row[5]);
        }

        [TestMethod]
        public void TheOtherProgram_IsRunOnceARound_AndItsBestCounts()
        {
            using FakeProgram program = new FakeProgram(
                "echo x >> $0.log\nn=$(wc -l < $0.log)\necho \"" + Sleep + ": median 99 ns, best $((7 + (n - 2) * (n - 2))).5 ns\"");
            string json = Path.Combine(_folder.FullName, "times.json");
            Assert.AreEqual(0, Run("--only", "sleeping", "--rust-program", program.Path, "--rounds", "3", "--json", json), _errors.ToString());
            Assert.HasCount(3, File.ReadAllLines(program.Path + ".log"));
            Assert.AreEqual("7.5 ns", Row()[1]);
            Assert.AreEqual(7.5, Read(json)[Sleep]["maitake"]);
        }

        [TestMethod]
        public void TheJson_HasEachOperationByAll()
        {
            string json = Path.Combine(_folder.FullName, "times.json");
            Assert.AreEqual(0, Run("--only", "sleeping", "--rust", Text("rust.txt", Line("else", "1") + Line(Sleep, "119.5")), "--json", json));
            Dictionary<string, Dictionary<string, double>> times = Read(json);
            Assert.AreEqual(Sleep, times.Single().Key);
            CollectionAssert.AreEquivalent(new[] { "maitake", "byHand", "async" }, times[Sleep].Keys);
            Assert.AreEqual(119.5, times[Sleep]["maitake"]);
            Assert.IsGreaterThan(0, times[Sleep]["byHand"]);
            Assert.IsGreaterThan(0, times[Sleep]["async"]);
        }

        [TestMethod]
        [DataRow("At least one round", "--rounds", "0")]
        [DataRow("At least one round", "--rounds", "-1")]
        [DataRow("No operation is called that", "--only", "no such operation")]
        [DataRow("--json needs --rust or --rust-program", "--only", "sleeping", "--json", "times.json")]
        [DataRow("/no/such/file", "--only", "sleeping", "--rust", "/no/such/file")]
        [DataRow("/no/such/program could not be run", "--only", "sleeping", "--rust-program", "/no/such/program")]
        public void WhatCannotBeDone_IsSaid(string message, params string[] arguments)
        {
            Assert.AreEqual(1, Run(arguments));
            Assert.StartsWith("failed: ", _errors.ToString());
            Assert.Contains(message, _errors.ToString());
            Assert.AreEqual("", _console.Output);
            Assert.IsFalse(File.Exists("times.json"));
        }

        [TestMethod]
        [DataRow("", "No times in it")]
        [DataRow("begins\n", "No times in it")]
        [DataRow("yield, 64 tasks: median 2 ns, best 1 ns\n", "Rust's program says nothing of: " + Sleep)]
        public void AnOtherProgramThatSaysNothingOfIt_IsAnError_AndNothingIsWritten(string text, string message)
        {
            string json = Path.Combine(_folder.FullName, "times.json");
            Assert.AreEqual(1, Run("--only", "sleeping", "--rust", Text("rust.txt", text), "--json", json));
            Assert.StartsWith("failed: " + message, _errors.ToString());
            Assert.IsFalse(File.Exists(json));
        }

        [TestMethod]
        public void AnUnknownOption_IsAnError()
        {
            Assert.AreNotEqual(0, Run("--no-such-option"));
            Assert.AreEqual("", _console.Output);
        }

        [TestMethod]
        public void EachOperation_IsThereByHandAndAsync()
        {
            foreach (IGrouping<string, Operation> pair in OperationList.All.GroupBy(operation => operation.Name))
            {
                CollectionAssert.AreEquivalent(new[] { true, false }, pair.Select(operation => operation.IsAsync).ToArray(), pair.Key);
                Assert.HasCount(1, pair.Select(operation => operation.Count).Distinct().ToList(), pair.Key);
            }

            Assert.HasCount(12, OperationList.All);
        }

        private int Run(params string[] arguments) => OperationsCommand.Create(_console, _errors).Parse(arguments).Invoke();

        private string[] Row()
        {
            return _console.Output.Split('\n').Single(line => line.StartsWith("| " + Sleep)).Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray();
        }

        private string Text(string name, string text)
        {
            string path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        private static string Line(string name, string best) => name + ": median 1000000.0 ns, best " + best + " ns\n";

        private static Dictionary<string, Dictionary<string, double>> Read(string json)
        {
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(json));
        }
    }
}
