using nanoFramework.TestFramework;
using Telemetry;

namespace Maitake.Tests.Patterns
{
    // The example as it is, but for its program: on the device it prints what it prints on the desktop with --virtual. Only the pauses that are
    // left to chance are longer, by less than the millisecond that is a tick of this clock.
    [TestClass]
    public class TelemetryTests
    {
        private const string NewLine = "\n";

        [TestMethod]
        public void SixSeconds_PrintWhatTheyDoOnTheDesktop()
        {
            Lines lines = new Lines();
            FrozenBoard board = new FrozenBoard();
            Station station = SimulatedStation.Build(board, new Telemetry.Log(board.Timer.Clock, lines.Add), false, lines.Feed);
            station.Start(true);

            board.Run(board.Sleep(6000));
            station.Stop();

            string expected =
                "    1.000  measured 4, in the channel 0, sent 4, dropped 0, failed attempts 0" + NewLine +
                "    1.330  attempt 1 for a batch of 1 failed: 503 try later" + NewLine +
                "    2.000  measured 11, in the channel 0, sent 11, dropped 0, failed attempts 1" + NewLine +
                "    2.330  attempt 1 for a batch of 1 failed: 503 try later" + NewLine +
                "    3.000  measured 18, in the channel 0, sent 18, dropped 0, failed attempts 2" + NewLine +
                "    3.330  attempt 1 for a batch of 1 failed: 503 try later" + NewLine +
                "    3.535  pressure failed: no acknowledge on the bus; starts again in 200 ms" + NewLine +
                "    4.000  measured 24, in the channel 0, sent 24, dropped 0, failed attempts 3" + NewLine +
                "    4.520  attempt 1 for a batch of 1 failed: Timed out after 00:00:00.5000000" + NewLine +
                "    5.000  measured 31, in the channel 6, sent 24, dropped 0, failed attempts 4" + NewLine +
                "    5.117  attempt 2 for a batch of 1 failed: Timed out after 00:00:00.5000000" + NewLine +
                "    5.762  attempt 3 for a batch of 1 failed: Timed out after 00:00:00.5000000" + NewLine +
                "    6.000  measured 33, in the channel 8, sent 24, dropped 0, failed attempts 6" + NewLine +
                "    6.000  stopped" + NewLine;
            Assert.AreEqual(expected, lines.Text);
            Assert.AreEqual(12, lines.Fed);
        }

        [TestMethod]
        public void AStop_LeavesNoTaskAndNoTimer()
        {
            Lines lines = new Lines();
            FrozenBoard board = new FrozenBoard();
            Station station = SimulatedStation.Build(board, new Telemetry.Log(board.Timer.Clock, lines.Add), true, lines.Feed);
            station.Start(true);

            // Sensors wait for room in the channel, the uploader for an answer that does not come, and one sensor hangs.
            board.Run(board.Sleep(5950));
            Assert.AreEqual(6, board.Scheduler.TaskCount);
            Assert.AreEqual(8, station.Readings.Count);
            station.Stop();

            Assert.AreEqual(0, board.Scheduler.TaskCount);
            Assert.AreEqual(0, board.Timer.PendingCount);
        }

        private sealed class Lines
        {
            public string Text = "";
            public int Fed;

            public void Add(string line)
            {
                Text += line + NewLine;
            }

            public void Feed()
            {
                Fed++;
            }
        }
    }
}
