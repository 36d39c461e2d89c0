using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Benchmarks.Operations;
using Maitake.Tests.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Benchmarks.Tests
{
    /// <summary>What another program prints is read, or refused.</summary>
    [TestClass]
    public class OtherProgramTests
    {
        [TestMethod]
        public void EachLine_GivesTheBestTimeOfAnOperation()
        {
            IReadOnlyDictionary<string, double> times = OtherProgram.Parse(
                "warming up\nyield, 64 tasks: median 20.5 ns, best 19.7 ns\r\n\nspawn: now: median 60 ns, best 55 ns\nall: median 1 ns\n");
            CollectionAssert.AreEquivalent(new[] { "yield, 64 tasks", "spawn: now" }, times.Keys.ToArray());
            Assert.AreEqual(19.7, times["yield, 64 tasks"]);
            Assert.AreEqual(55, times["spawn: now"]);
        }

        [TestMethod]
        public void OfSeveralLinesOfOneOperation_TheBestCounts()
        {
            string text = "a: median 3 ns, best 2.5 ns\na: median 3 ns, best 2.25 ns\na: median 3 ns, best 2.75 ns";
            Assert.AreEqual(2.25, OtherProgram.Parse(text)["a"]);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("error: no such operation")]
        [DataRow("a: best 2 ns")]
        [DataRow("a: median 3 ns, best 2 us")]
        [DataRow("a: median 3 ns, best 1.2.3 ns")]
        [DataRow("a: median . ns, best . ns")]
        [DataRow("a: median 3 ns, best -2 ns")]
        [DataRow("a: median 3 ns, best NaN ns")]
        [DataRow("a: median 3 ns, best 2 ns and more")]
        [DataRow(": median 3 ns, best 2 ns")]
        public void TextWithoutTimes_IsRefused(string text)
        {
            Assert.AreEqual("No times in it: " + text, Assert.ThrowsExactly<InvalidOperationException>(() => OtherProgram.Parse(text)).Message);
        }

        [TestMethod]
        public void ATimeOfZero_IsRefused()
        {
            string line = "a: median 3 ns, best 0.0 ns";
            Assert.AreEqual("A time of zero: " + line, Assert.ThrowsExactly<InvalidOperationException>(() => OtherProgram.Parse(line + "\r\n")).Message);
        }

        [TestMethod]
        public void LongTextWithoutTimes_IsCutInTheMessage()
        {
            string message = Assert.ThrowsExactly<InvalidOperationException>(() => OtherProgram.Parse(new string('x', 1000))).Message;
            Assert.AreEqual("No times in it: " + new string('x', 80), message);
        }

        [TestMethod]
        public void AProgram_IsRun()
        {
            using FakeProgram program = new FakeProgram("echo one; echo two");
            Assert.AreEqual("one\ntwo\n", OtherProgram.Run(program.Path));
        }

        [TestMethod]
        public void AProgramThatFails_IsRefused_WhateverItPrints()
        {
            using FakeProgram program = new FakeProgram("echo 'a: median 3 ns, best 2 ns'; exit 3");
            Assert.AreEqual(
                program.Path + " failed with the exit code 3", Assert.ThrowsExactly<InvalidOperationException>(() => OtherProgram.Run(program.Path)).Message);
        }

        [TestMethod]
        public void AProgramThatIsNone_IsRefused()
        {
            Assert.StartsWith(
                "/no/such/program could not be run: ", Assert.ThrowsExactly<InvalidOperationException>(() => OtherProgram.Run("/no/such/program")).Message);
        }
    }
}
