using System;
using System.Linq;
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
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void The_woven_build_does_the_same_on_the_interpreter(string cases)
        {
            Compare(Machines.RunOnInterpreter(Outputs.Get(cases), cases));
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
