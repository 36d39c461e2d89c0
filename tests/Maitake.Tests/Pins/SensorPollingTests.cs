using System;
using System.Device.Gpio;
using Maitake.Time;
using nanoFramework.TestFramework;
using SensorPolling;

namespace Maitake.Tests.Pins
{
    // The example as it is, but for its program: on the device it prints what it prints on the desktop with --virtual.
    [TestClass]
    public class SensorPollingTests
    {
        private const string NewLine = "\n";

        [TestMethod]
        public void FiveSeconds_PrintTheSameAsOnTheDesktop()
        {
            FrozenBoard board = new FrozenBoard();
            Lines lines = new Lines();
            Station station = Start(board, lines);

            board.Run(board.Sleep(5000));
            station.Stop();

            string expected =
                "    1.000  load 20 %, memory 4000 MB, temperature -, fan 1500 rpm, presses 0, time-outs 0" + NewLine +
                "    1.530  button pressed" + NewLine +
                "    2.000  load 22 %, memory 4001 MB, temperature 38 C, fan 1500 rpm, presses 1, time-outs 0" + NewLine +
                "    3.000  load 24 %, memory 4002 MB, temperature 38 C, fan 1500 rpm, presses 1, time-outs 0" + NewLine +
                "    4.000  load 26 %, memory 4003 MB, temperature 39 C, fan 1500 rpm, presses 1, time-outs 0" + NewLine +
                "    4.100  fan does not answer" + NewLine +
                "    4.529  button pressed" + NewLine +
                "    5.000  load 26 %, memory 4004 MB, temperature 39 C, fan no answer, presses 2, time-outs 4" + NewLine +
                "    5.000  stopped" + NewLine;
            Assert.AreEqual(expected, lines.Text);
        }

        [TestMethod]
        public void AStop_LeavesNoTaskAndNoTimer()
        {
            FrozenBoard board = new FrozenBoard();
            Station station = Start(board, new Lines());

            // In the middle of a measurement and of a bounce.
            board.Run(board.Sleep(4502));
            Assert.AreEqual(8, board.Scheduler.TaskCount);
            station.Stop();

            Assert.AreEqual(0, board.Scheduler.TaskCount);
            Assert.AreEqual(0, board.Timer.PendingCount);
        }

        private static Station Start(Board board, Lines lines)
        {
            GpioPin fan = new GpioPin();
            GpioPin button = new GpioPin();
            SensorPolling.Log log = new SensorPolling.Log(board.Timer.Clock, lines.Add);
            SensorTask[] sensors = new SensorTask[]
            {
                new SensorTask(board, log, new SimulatedSensor("load", "%", 20, 7), 500, 100),
                new SensorTask(board, log, new SimulatedSensor("memory", "MB", 4000, 50), 1000, 100),
                new SensorTask(board, log, new SimulatedSensor("temperature", "C", 38, 5), 2000, 100),
                new SensorTask(board, log, new Fan(fan, board.Timer.Clock), 250, 100),
            };
            Station station = new Station(board, log, sensors, new ButtonTask(board, log, button));
            board.Spawn(new Motor(board, fan));
            board.Spawn(new Finger(board, button));
            station.Start();
            return station;
        }

        private sealed class Lines
        {
            public string Text = "";

            public void Add(string line)
            {
                Text += line + NewLine;
            }
        }

        // A half turn every 20 ms, but for two seconds of every ten.
        private sealed class Motor : Future
        {
            private readonly GpioPin _pin;
            private readonly Ticker _halfTurns;

            public Motor(Board board, GpioPin pin)
            {
                _pin = pin;
                _halfTurns = board.Every(20);
            }

            public override PollResult Poll(Waker waker)
            {
                for (; _halfTurns.Poll(waker) == PollResult.Ready; _halfTurns.Next())
                {
                    long second = _halfTurns.Deadline.Ticks / TimeSpan.TicksPerSecond % 10;
                    if (second != 4 && second != 5)
                    {
                        _pin.Change();
                    }
                }

                return PollResult.Pending;
            }

            public override void Cancel()
            {
                _halfTurns.Cancel();
                base.Cancel();
            }
        }

        // Presses every three seconds, with bounces.
        private sealed class Finger : Future
        {
            private static readonly int[] s_pauses = new int[] { 1500, 1, 2, 1, 3, 1, 2, 240, 1, 1, 2, 1, 4, 1240 };

            private readonly GpioPin _pin;
            private readonly Sleep _pause;
            private int _change;

            public Finger(Board board, GpioPin pin)
            {
                _pin = pin;
                _pause = board.Sleep(s_pauses[0]);
            }

            public override PollResult Poll(Waker waker)
            {
                while (_pause.Poll(waker) == PollResult.Ready)
                {
                    _pin.Change();
                    _change = (_change + 1) % s_pauses.Length;
                    _pause.Reset(Timing.Timers.Ms(s_pauses[_change]));
                }

                return PollResult.Pending;
            }

            public override void Cancel()
            {
                _pause.Cancel();
                base.Cancel();
            }
        }
    }
}
