using System;
using System.Diagnostics;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SensorPolling;

namespace Examples.Tests
{
    [TestClass]
    public class SensorPollingTests
    {
        [TestMethod]
        public void VirtualTime_GivesAlwaysThisOutput()
        {
            string[] expected =
            {
                "    1.000  load 20 %, memory 4000 MB, temperature -, fan 1500 rpm, presses 0, time-outs 0",
                "    1.530  button pressed",
                "    2.000  load 22 %, memory 4001 MB, temperature 38 C, fan 1500 rpm, presses 1, time-outs 0",
                "    3.000  load 24 %, memory 4002 MB, temperature 38 C, fan 1500 rpm, presses 1, time-outs 0",
                "    4.000  load 26 %, memory 4003 MB, temperature 39 C, fan 1500 rpm, presses 1, time-outs 0",
                "    4.100  fan does not answer",
                "    4.529  button pressed",
                "    5.000  load 26 %, memory 4004 MB, temperature 39 C, fan no answer, presses 2, time-outs 4",
                "    6.000  load 24 %, memory 4005 MB, temperature 40 C, fan no answer, presses 2, time-outs 8",
                "    6.060  fan answers again",
                "    7.000  load 22 %, memory 4006 MB, temperature 40 C, fan 1500 rpm, presses 2, time-outs 8",
                "    7.000  stopped",
            };

            for (int run = 0; run < 2; run++)
            {
                int code = Run(out string output, out string errors, "--virtual", "--seconds", "7");
                CollectionAssert.AreEqual(expected, output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), output);
                Assert.AreEqual(string.Empty, errors);
                Assert.AreEqual(0, code);
            }
        }

        [TestMethod]
        public void AnHourOfVirtualTime_RunsThrough()
        {
            Assert.AreEqual(0, Run(out string output, out _, "--virtual", "--seconds", "3600"));
            string last = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^2];
            Assert.StartsWith(" 3600.000", last);

            // One every three seconds, and eight time-outs in each ten seconds.
            Assert.EndsWith("presses 1200, time-outs 2880", last);
        }

        [TestMethod]
        [Timeout(60_000)]
        public void RealTime_EndsWhenTold()
        {
            Stopwatch watch = Stopwatch.StartNew();
            Assert.AreEqual(0, Run(out string output, out _, "--seconds", "1"));
            Assert.IsGreaterThan(999, watch.ElapsedMilliseconds);
            Assert.EndsWith("stopped", output.TrimEnd());
        }

        [TestMethod]
        public void Help_IsShownOnRequest()
        {
            Assert.AreEqual(0, Run(out string output, out string errors, "--help"));
            Assert.Contains("--seconds N", output);
            Assert.AreEqual(string.Empty, errors);
        }

        [TestMethod]
        [DataRow("Unknown option --fast", "--fast")]
        [DataRow("Unknown option 5", "5")]
        [DataRow("--seconds needs a number", "--seconds")]
        [DataRow("--seconds needs a number from 1 to 86400, not 0", "--seconds", "0")]
        [DataRow("--seconds needs a number from 1 to 86400, not -1", "--seconds", "-1")]
        [DataRow("--seconds needs a number from 1 to 86400, not x", "--seconds", "x")]
        public void AWrongCommandLine_IsExplained(string expected, params string[] arguments)
        {
            Assert.AreEqual(2, Run(out string output, out string errors, arguments));
            Assert.AreEqual(expected, errors.Split('\n')[0]);
            Assert.Contains(Options.Usage, errors);
            Assert.AreEqual(string.Empty, output);
        }

        [TestMethod]
        [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
        [DataRow("INT")]
        [DataRow("TERM")]
        [Timeout(60_000)]
        public void ASignal_StopsItCleanly(string signal)
        {
            ProcessStartInfo start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            start.ArgumentList.Add(typeof(Station).Assembly.Location);
            using (Process process = Process.Start(start))
            {
                // The first line shows that it runs.
                string first = process.StandardOutput.ReadLine();
                Process.Start("kill", new[] { "-" + signal, process.Id.ToString() }).WaitForExit();
                string rest = process.StandardOutput.ReadToEnd();
                process.WaitForExit();

                Assert.Contains("load ", first);
                Assert.EndsWith("stopped", rest.TrimEnd());
                Assert.AreEqual(0, process.ExitCode);
            }
        }

        private static int Run(out string output, out string errors, params string[] arguments)
        {
            StringWriter outputWriter = new StringWriter();
            StringWriter errorWriter = new StringWriter();
            int code = SensorPolling.Program.Run(arguments, outputWriter, errorWriter);
            output = outputWriter.ToString();
            errors = errorWriter.ToString();
            return code;
        }
    }
}
