using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Maitake.Cost.Timing;
using Maitake.Tests.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>Programs that are timed from outside.</summary>
    [TestClass]
    public class TimingTests
    {
        private double _now;

        [TestMethod]
        public void ASample_IsTheTimeBetweenItsMarksForEachOperation()
        {
            MarkReader reader = new MarkReader(() => _now, () => { });
            At(reader, 1000, "Ready.\r");
            At(reader, 5000, "begin 10 a task\r");
            At(reader, 5200, "whatever");
            At(reader, 5500, "end\r");
            At(reader, 9000, "begin 2 another");
            At(reader, 9100, "end");
            At(reader, 9200, "begin 5 a task");
            At(reader, 9300, "end");
            At(reader, 9400, "all measured\r");
            IReadOnlyDictionary<string, List<double>> samples = reader.Complete();
            CollectionAssert.AreEqual(new[] { 50.0, 20.0 }, samples["a task"]);
            CollectionAssert.AreEqual(new[] { 50.0 }, samples["another"]);
            Assert.HasCount(2, samples);
            Assert.AreEqual(0, reader.Dropped);
        }

        [TestMethod]
        public void ASampleWhoseBeginWasSeenTooLate_IsDropped()
        {
            // The program is at work already, so that its time goes on from one look at the clock to the next.
            bool late = true;
            MarkReader reader = new MarkReader(() => _now, () => _now += late ? 900_000 : 1000);
            At(reader, 0, "begin 1 a task");
            At(reader, 1_000_000, "end");
            late = false;
            At(reader, 2_000_000, "begin 1 a task");
            At(reader, 5_000_000, "end");
            At(reader, 5_000_000, "all measured");
            CollectionAssert.AreEqual(new[] { 3_000_000.0 }, reader.Complete()["a task"]);
            Assert.AreEqual(1, reader.Dropped);
        }

        [TestMethod]
        [DataRow("end")]
        [DataRow("begin 1 one", "begin 1 two")]
        [DataRow("begin one")]
        [DataRow("begin one two")]
        [DataRow("begin 0 one")]
        [DataRow("begin -1 one")]
        [DataRow("begin 1.5 one")]
        [DataRow("begin 99999999999 one")]
        [DataRow("begin 1 ")]
        [DataRow("begin 1 one", "end", "end")]
        public void AMarkOutOfPlace_IsAnError(params string[] lines)
        {
            MarkReader reader = new MarkReader(() => _now, () => { });
            string message = Assert.ThrowsExactly<InvalidOperationException>(() => Array.ForEach(lines, reader.Read)).Message;
            Assert.AreEqual("A mark out of place: " + lines[^1], message);
        }

        [TestMethod]
        [DataRow("begin 1 one", "end")]
        [DataRow("begin 1 one", "all measured")]
        [DataRow("Memory is full")]
        public void AProgramThatDidNotGetToItsEnd_IsAnError(params string[] lines)
        {
            MarkReader reader = new MarkReader(() => _now, () => { });
            Array.ForEach(lines, reader.Read);
            Assert.EndsWith(lines[^1], Assert.ThrowsExactly<InvalidOperationException>(() => reader.Complete()).Message);
        }

        [TestMethod]
        public void OfSeveralRounds_TheLeastCounts()
        {
            Rounds one = Rounds(("a", new[] { 7.0, 6.0 }), ("a", new[] { 4.0, 9.0 }));
            Rounds other = Rounds(("b", new[] { 3.0 }), ("b", new[] { 4.0 }));
            CollectionAssert.AreEqual(new[] { 6.0, 4.0 }, one.Of("a").ToArray());
            Assert.AreEqual(new Ratio(4.0 / 3, 1, 2), Ratio.Of(one.Of("a"), other.Of("b")));
            Assert.AreEqual("1.33 (1.00 to 2.00)", Ratio.Of(one.Of("a"), other.Of("b")).ToString());
            Assert.AreEqual("1.50", Ratio.Of(new[] { 3.0 }, new[] { 2.0 }).ToString());
            Assert.Contains("c", Assert.ThrowsExactly<InvalidOperationException>(() => one.Of("c")).Message);
        }

        [TestMethod]
        public void AProgram_IsTimedByWhatItSpends()
        {
            const string Loop = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; ";
            using FakeProgram program = new FakeProgram(
                "echo 'begin 1 wait'; sleep 0.05; sleep 1; echo end; sleep 0.05; echo 'begin 1 work'; sleep 0.05; " + Loop + "echo end; sleep 0.05; echo all measured");
            bool isOfProcessor;
            IReadOnlyDictionary<string, List<double>> samples;
            using (CancellationTokenSource done = new CancellationTokenSource())
            {
                // This process is busy meanwhile, which is not the program's time.
                Thread busy = new Thread(() => Spin(done.Token));
                busy.Start();
                samples = TimedProgram.Run(program.Path, Array.Empty<string>(), TimeSpan.FromMinutes(1), out isOfProcessor);
                done.Cancel();
                busy.Join();
            }

            Assert.HasCount(1, samples["wait"]);
            Assert.IsGreaterThan(0, samples["work"].Single());
            if (isOfProcessor)
            {
                // Whoever sleeps spends nothing but what it takes to fall asleep.
                Assert.IsLessThan(0.1e9, samples["wait"].Single());
            }
        }

        [TestMethod]
        [DataRow("echo 'no memory' >&2; exit 3", "no memory")]
        [DataRow("echo end; sleep 5", "A mark out of place: end")]
        [DataRow("echo 'begin 1 one'; sleep 100", "did not get to its end")]
        public void AProgramThatFails_IsAnErrorThatSaysWhy(string script, string message)
        {
            using FakeProgram program = new FakeProgram(script);
            string text = Assert.ThrowsExactly<InvalidOperationException>(
                () => TimedProgram.Run(program.Path, Array.Empty<string>(), TimeSpan.FromSeconds(1), out _)).Message;
            Assert.Contains(message, text);
            Assert.StartsWith(program.Path + " could not be timed", text);
        }

        [TestMethod]
        public void AProgramThatIsNone_IsAnError()
        {
            string path = Path.Combine(Path.GetTempPath(), "no", "program");
            Assert.StartsWith(
                path + " could not be run",
                Assert.ThrowsExactly<InvalidOperationException>(() => TimedProgram.Run(path, Array.Empty<string>(), TimeSpan.FromSeconds(1), out _)).Message);
        }

        private void At(MarkReader reader, double time, string line)
        {
            _now = time;
            reader.Read(line);
        }

        private static void Spin(CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                Thread.SpinWait(100);
            }
        }

        private static Rounds Rounds(params (string Name, double[] Samples)[] rounds)
        {
            Rounds result = new Rounds();
            foreach ((string name, double[] samples) in rounds)
            {
                result.Add(new Dictionary<string, List<double>> { [name] = samples.ToList() });
            }

            return result;
        }
    }
}
