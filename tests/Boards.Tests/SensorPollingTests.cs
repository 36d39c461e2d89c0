using System.Collections;
using System.Device.Gpio;
using Maitake.Fakes;
using nanoFramework.TestFramework;
using SensorPolling;

namespace Maitake.Boards.Tests
{
    [TestClass]
    public class SensorPollingTests
    {
        private const int FanPin = 4;
        private const int ButtonPin = 5;

        private static readonly ArrayList s_lines = new ArrayList();

        [TestMethod]
        public void ABouncingPress_IsOnePress()
        {
            ManualBoard board = Start();
            board.RunTo(100);
            for (int i = 0; i < 5; i++)
            {
                FakeGpio.SetInput(ButtonPin, false);
                board.RunTo(101 + (2 * i));
                FakeGpio.SetInput(ButtonPin, true);
                board.RunTo(102 + (2 * i));
            }

            FakeGpio.SetInput(ButtonPin, false);
            board.RunTo(999);

            Assert.AreEqual(1, CountLines("button pressed"));
        }

        [TestMethod]
        public void ASensorThatStopsAnswering_TimesOutAndComesBack()
        {
            ManualBoard board = Start();
            RunWithFan(board, 0, 3000);
            Assert.AreEqual(0, CountLines("fan does not answer"));

            board.RunTo(6000);
            Assert.AreEqual(1, CountLines("fan does not answer"));

            RunWithFan(board, 6000, 9000);
            Assert.AreEqual(1, CountLines("fan answers again"));
        }

        [TestMethod]
        public void ASummary_ComesEachSecond()
        {
            ManualBoard board = Start();
            RunWithFan(board, 0, 5000);

            Assert.AreEqual(5, CountLines("presses"));
            Assert.IsTrue(CountLines("fan 1200 rpm") >= 4);
        }

        private static ManualBoard Start()
        {
            FakeGpio.Reset();
            s_lines.Clear();
            ManualBoard board = new ManualBoard();
            GpioController controller = new GpioController();
            Log log = new Log(board.Timer.Clock, Write);
            SensorTask fan = new SensorTask(board, log, new Fan(controller.OpenPin(FanPin, PinMode.Input), board.Timer.Clock), 500, 100);
            ButtonTask button = new ButtonTask(board, log, controller.OpenPin(ButtonPin, PinMode.InputPullUp));
            new Station(board, log, new SensorTask[] { fan }, button).Start();
            return board;
        }

        // A pulse every 50 ms: 1,200 turns a minute.
        private static void RunWithFan(ManualBoard board, int from, int to)
        {
            for (int now = from; now < to; now += 50)
            {
                FakeGpio.RaiseEdge(FanPin, true);
                board.RunTo(now + 25);
                FakeGpio.RaiseEdge(FanPin, false);
                board.RunTo(now + 50);
            }
        }

        private static void Write(string line)
        {
            s_lines.Add(line);
        }

        private static int CountLines(string part)
        {
            int count = 0;
            for (int i = 0; i < s_lines.Count; i++)
            {
                count += ((string)s_lines[i]).IndexOf(part) >= 0 ? 1 : 0;
            }

            return count;
        }
    }
}
