using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Maitake;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Telemetry;
using Log = Telemetry.Log;
using Options = Telemetry.Options;
using Program = Telemetry.Program;
using Station = Telemetry.Station;

namespace Examples.Tests
{
    [TestClass]
    public class TelemetryTests
    {
        private readonly VirtualBoard _board = new VirtualBoard();
        private readonly List<string> _lines = new List<string>();
        private int _fed;

        [TestMethod]
        public void VirtualTime_GivesAlwaysThisOutput()
        {
            string[] expected =
            {
                "    1.000  measured 4, in the channel 0, sent 4, dropped 0, failed attempts 0",
                "    1.330  attempt 1 for a batch of 1 failed: 503 try later",
                "    2.000  measured 11, in the channel 0, sent 11, dropped 0, failed attempts 1",
                "    2.330  attempt 1 for a batch of 1 failed: 503 try later",
                "    3.000  measured 18, in the channel 0, sent 18, dropped 0, failed attempts 2",
                "    3.330  attempt 1 for a batch of 1 failed: 503 try later",
                "    3.535  pressure failed: no acknowledge on the bus; starts again in 200 ms",
                "    4.000  measured 24, in the channel 0, sent 24, dropped 0, failed attempts 3",
                "    4.000  stopped",
            };

            for (int run = 0; run < 2; run++)
            {
                int code = Run(out string output, out string errors, "--virtual", "--seconds", "4");
                CollectionAssert.AreEqual(expected, output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), output);
                Assert.AreEqual(string.Empty, errors);
                Assert.AreEqual(0, code);
            }
        }

        [TestMethod]
        public void AnHourOfVirtualTime_RunsThroughAndDropsNothing()
        {
            Assert.AreEqual(0, Run(out string output, out _, "--virtual", "--seconds", "3600"));
            string last = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^2];
            Assert.StartsWith(" 3600.000  measured ", last);
            Assert.Contains(", dropped 0,", last);
        }

        [TestMethod]
        public void ASensorThatHangs_IsNamedBeforeTheHardwareResetsTheBoard()
        {
            Assert.AreEqual(3, Run(out string output, out _, "--virtual", "--hang", "--seconds", "60"));
            string[] lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            CollectionAssert.AreEqual(
                new[]
                {
                    "    6.500  watchdog: humidity has not shown for 3 s that it is alive",
                    "    8.000  hardware watchdog: reset",
                    "    8.000  stopped",
                },
                lines.Where(line => line.Contains("watchdog") || line.Contains("stopped")).ToArray());
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
            Assert.Contains("--hang", output);
            Assert.AreEqual(string.Empty, errors);
        }

        [TestMethod]
        [DataRow("Unknown option --fast", "--fast")]
        [DataRow("--seconds needs a number", "--seconds")]
        [DataRow("--seconds needs a number from 1 to 86400, not 0", "--seconds", "0")]
        public void AWrongCommandLine_IsExplained(string expected, params string[] arguments)
        {
            Assert.AreEqual(2, Run(out string output, out string errors, arguments));
            Assert.AreEqual(expected, errors.Split('\n')[0]);
            Assert.Contains(Options.Usage, errors);
            Assert.AreEqual(string.Empty, output);
        }

        [TestMethod]
        public void WhatIsMeasured_ArrivesOnceAndWhole()
        {
            SimulatedServer server = new SimulatedServer(_board, 3, 2000, 4000);
            Station station = Start(server, 0);
            Advance(100_000);

            // Sensors put in what the uploader takes out; some is on its way.
            int measured = station.Sensors.Sum(sensor => sensor.Measured);
            Assert.IsGreaterThan(500, measured);
            Assert.AreEqual(0, station.Uploader.Dropped);
            Assert.IsGreaterThan(0, station.Uploader.Failures);
            _board.Scheduler.Tick();
            Assert.IsInRange(0, 10, measured - server.Received);
            Assert.AreEqual(server.Received, station.Uploader.Sent);

            // Until nothing is on its way: no reading has been changed, doubled or left out.
            for (int i = 0; i < 10_000 && station.Sensors.Sum(sensor => sensor.Measured) != server.Received; i++)
            {
                Advance(1);
            }

            Assert.AreEqual(station.Sensors.Sum(sensor => sensor.Measured), server.Received);
            Assert.AreEqual(station.Sensors.Sum(sensor => sensor.Sum), server.Sum);
        }

        [TestMethod]
        public void WhileTheServerIsSilent_TheChannelFillsAndTheSensorsWait()
        {
            SimulatedServer server = new SimulatedServer(_board, 0, 1000, 20_000);
            Station station = Start(server, 0);
            Advance(1000);
            int before = station.Sensors[0].Measured;
            Advance(2500);
            Assert.AreEqual(station.Readings.Capacity, station.Readings.Count);
            int full = station.Sensors.Sum(sensor => sensor.Measured);
            Advance(300);
            Assert.AreEqual(full, station.Sensors.Sum(sensor => sensor.Measured));
            Assert.IsGreaterThan(before, station.Sensors[0].Measured);

            // That is not a reason to reset the board.
            Assert.IsFalse(_lines.Any(line => line.Contains("watchdog")));
            Assert.AreEqual(7, _fed);
        }

        [TestMethod]
        public void WhenAllAttemptsFailed_TheBatchIsGivenUpAndTheNextIsSent()
        {
            SimulatedServer server = new SimulatedServer(_board, 0, 1000, 8000);
            Station station = Start(server, 0);
            Advance(15_000);

            Assert.AreEqual(1, station.Uploader.Dropped);
            Assert.HasCount(1, _lines.Where(line => line.Contains("gave up a batch of 1: Timed out")));
            Assert.IsGreaterThan(50, station.Uploader.Sent);
        }

        [TestMethod]
        public void ASensorThatNeverWorks_IsGivenUpAndTheOthersGoOn()
        {
            Exception fault = null;
            _board.Scheduler.FaultHandler = (task, exception) => fault = exception;
            Station station = Start(new SimulatedServer(_board, 0, 0, 0), 1);
            Advance(60_000);

            Assert.IsInstanceOfType<SensorException>(fault);
            Assert.AreEqual(0, station.Sensors[1].Measured);
            Assert.HasCount(20, _lines.Where(line => line.Contains("pressure failed")));
            Assert.IsGreaterThan(200, station.Sensors[0].Measured);
        }

        [TestMethod]
        public void Stop_LeavesNoTaskAndNoTimer()
        {
            Station station = Start(new SimulatedServer(_board, 2, 1000, 3000), 5);
            Advance(2_950);
            Assert.AreNotEqual(0, _board.Timer.PendingCount);
            station.Stop();
            Assert.AreEqual(0, _board.Scheduler.TaskCount);
            Assert.AreEqual(0, _board.Timer.PendingCount);
            Assert.AreEqual("    2.950  stopped", _lines[^1]);
        }

        private static int Run(out string output, out string errors, params string[] arguments)
        {
            StringWriter outputWriter = new StringWriter();
            StringWriter errorWriter = new StringWriter();
            int code = Program.Run(arguments, outputWriter, errorWriter);
            output = outputWriter.ToString();
            errors = errorWriter.ToString();
            return code;
        }

        private Station Start(SimulatedServer server, int failEvery)
        {
            Chip[] chips = { new SimulatedChip("temperature", 20, 180, 40, 0, 0), new SimulatedChip("pressure", 35, 990, 30, failEvery, 0) };
            Station station = new Station(_board, new Log(_board.Clock, _lines.Add), chips, new[] { 200, 500 }, server, () => _fed++);
            station.Start(withReport: false);
            return station;
        }

        private void Advance(int milliseconds)
        {
            _board.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }
    }
}
