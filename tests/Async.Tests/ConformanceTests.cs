using System;
using System.IO;
using System.Linq;
using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>The same async bodies do the same on the desktop, woven on the desktop, and woven on the interpreter, in both configurations.</summary>
    [TestClass]
    public class ConformanceTests
    {
        private const int LeastCases = 150;

        private static readonly Lazy<string[]> s_desktop = new Lazy<string[]>(() => Machines.RunOnDesktop(Outputs.Get("desktop-cases")));

        [TestMethod]
        public void The_desktop_build_runs_all_cases()
        {
            Assert.AreEqual("all cases ran", s_desktop.Value.Last());
            Assert.IsGreaterThanOrEqualTo(LeastCases, s_desktop.Value.Count(l => l.StartsWith("  => ")));
        }

        [TestMethod]
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void The_woven_build_does_the_same_on_the_desktop(string cases)
        {
            Compare(Machines.RunOnDesktop(Outputs.Get(cases)));
        }

        [TestMethod]
        [DataRow("desktop-release-cases")]
        [DataRow("desktop-cases")]
        public void The_desktop_build_does_the_same_woven(string cases)
        {
            string program = Outputs.Get(cases);
            string folder = Outputs.NewFolder("woven-" + cases);
            string[] assemblies = Directory.GetFiles(Path.GetDirectoryName(program), "*.dll");
            int woven = 0;
            foreach (string assembly in assemblies)
            {
                AssemblyWeaver weaver = new AssemblyWeaver { IsForDesktop = true };
                Assert.IsTrue(weaver.Weave(assembly, Path.Combine(folder, Path.GetFileName(assembly)), DesktopWeaverTests.References(assemblies)), string.Join("\n", weaver.Errors));
                woven += weaver.MachineCount;
            }

            Assert.IsGreaterThanOrEqualTo(LeastCases, woven);
            Compare(Machines.RunOnDesktop(Path.Combine(folder, Path.GetFileName(program))));
        }

        [TestMethod]
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void The_woven_build_does_the_same_on_the_interpreter(string cases)
        {
            Compare(Machines.RunOnInterpreter(Outputs.Get(cases), cases));
        }

        [TestMethod]
        [DataRow("two tasks await one future", "a: A future is awaited or polled by two at a time", "b: A future is awaited or polled by two at a time", "c 3")]
        [DataRow("two tasks await one future that calls another", "b: A future is awaited or polled by two at a time", "a 4", "result 4")]
        [DataRow("a spawned future is awaited", "a: A future is awaited or polled by two at a time", "result 3")]
        [DataRow("an awaited future is spawned", "The future was already spawned, awaited or canceled", "a 3", "result 3")]
        [DataRow("an awaited future is given to a time-out", "a: A future is awaited or polled by two at a time", "in time", "result 3")]
        [DataRow("a future awaits itself", "A future is awaited or polled by two at a time")]
        [DataRow("two futures await each other", "A future is awaited or polled by two at a time")]
        [DataRow("polled by hand, then awaited", "value 4", "value 2")]
        [DataRow("awaited again once it has ended", "a 2", "b 2")]
        public void A_second_owner_of_a_future_is_told_so(string name, params string[] lines)
        {
            string[] trace = s_desktop.Value.SkipWhile(l => l != name).Skip(1).TakeWhile(l => l.StartsWith(' ')).Select(l => l.Trim()).ToArray();
            foreach (string line in lines)
            {
                Assert.Contains(line, trace, string.Join("\n", trace));
            }
        }

        private static void Compare(string[] actual)
        {
            string[] expected = s_desktop.Value;
            actual = actual.Where(l => !l.StartsWith("cost ") && !l.StartsWith("sync ")).ToArray();
            string name = "";
            for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            {
                if (!expected[i].StartsWith(' '))
                {
                    name = expected[i];
                }

                Assert.AreEqual(expected[i], actual[i], "line " + i + ", in case '" + name + "'");
            }

            Assert.HasCount(expected.Length, actual);
        }
    }
}
