using System.Device.Gpio;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SensorPolling;

namespace Examples.Tests
{
    [TestClass]
    public class StationTests
    {
        [TestMethod]
        public void Stop_LeavesNoTaskNoTimerAndNoInterrupt()
        {
            Bench bench = new Bench();
            GpioPin fanPin = bench.Gpio.OpenPin(6, PinMode.InputPullUp);
            SensorTask[] sensors =
            {
                new SensorTask(bench.Board, bench.Log, new SimulatedSensor("level", "%", 1, 9), 100, 50),
                new SensorTask(bench.Board, bench.Log, new Fan(fanPin, bench.Board.Timer.Clock), 250, 100),
            };
            Station station = new Station(bench.Board, bench.Log, sensors, new ButtonTask(bench.Board, bench.Log, bench.OpenPin()));
            station.Start();

            // In the middle of a measurement and of a bounce.
            bench.Advance(780);
            bench.Toggle();
            bench.Advance(1);
            Assert.AreEqual(4, bench.Board.Scheduler.TaskCount);
            Assert.AreNotEqual(0, bench.Board.Timer.PendingCount);
            station.Stop();

            Assert.AreEqual(0, bench.Board.Scheduler.TaskCount);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
            Assert.AreEqual("    0.781  stopped", bench.Lines[^1]);
            int lines = bench.Lines.Count;
            bench.Toggle(100, 100);
            bench.Advance(5_000);
            Assert.HasCount(lines, bench.Lines);
        }
    }
}
