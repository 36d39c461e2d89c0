using Maitake;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SensorPolling;

namespace Examples.Tests
{
    [TestClass]
    public class SensorTests
    {
        private readonly Bench _bench = new Bench();

        [TestMethod]
        public void AFanThatStandsStill_IsReportedOnceAndAgainWhenItTurns()
        {
            SensorTask task = StartFan(out SensorTask _);
            Turn(1000);
            Assert.AreEqual("1500 rpm", task.Describe());
            Assert.AreEqual(0, task.TimeOuts);

            _bench.Advance(1000);
            Assert.AreEqual("no answer", task.Describe());
            Assert.AreEqual(4, task.TimeOuts);

            Turn(1000);
            Assert.AreEqual("1500 rpm", task.Describe());
            Assert.AreEqual(4, task.TimeOuts);
            CollectionAssert.AreEqual(new[] { "    1.100  fan does not answer", "    2.060  fan answers again" }, _bench.Lines);
        }

        [TestMethod]
        public void AFanThatNeverTurned_TimesOutAtEveryMeasurement()
        {
            SensorTask task = StartFan(out SensorTask _);
            _bench.Advance(10_000);

            // The measurement begun at 10 s has not timed out yet.
            Assert.AreEqual(39, task.TimeOuts);
            Assert.HasCount(1, _bench.Lines);
        }

        [TestMethod]
        public void ASilentSensor_DoesNotHoldUpAnother()
        {
            StartFan(out SensorTask other);
            _bench.Advance(5_500);

            Assert.AreEqual("6 C", other.Describe());
        }

        [TestMethod]
        public void AValueThatTheMachineLacks_IsShownAsSuch()
        {
            SensorTask task = new SensorTask(_bench.Board, _bench.Log, new MissingSensor(), 100, 50);
            _bench.Board.Spawn(task);
            Assert.AreEqual("-", task.Describe());

            _bench.Advance(100);
            Assert.AreEqual("n/a", task.Describe());
        }

        [TestMethod]
        public void Measuring_AllocatesNothing()
        {
            MeteredFuture prompt = new MeteredFuture(new SensorTask(_bench.Board, _bench.Log, new SimulatedSensor("s", "C", 1, 9), 10, 5));
            MeteredFuture fan = new MeteredFuture(
                new SensorTask(_bench.Board, _bench.Log, new Fan(_bench.OpenPin(), _bench.Board.Timer.Clock), 100, 50));
            _bench.Board.Spawn(prompt);
            _bench.Board.Spawn(fan);
            Turn(1000);
            prompt.Reset();
            fan.Reset();
            Turn(10_000);

            Assert.AreEqual(1000, prompt.Polls);
            Assert.IsGreaterThan(100, fan.Polls);
            Assert.AreEqual(0, prompt.AllocatedBytes);
            Assert.AreEqual(0, fan.AllocatedBytes);
        }

        [TestMethod]
        public void TheSensorsOfThisMachine_MeasureSomethingSensible()
        {
            PollOnce(new ProcessorLoadSensor(), 0, 100);
            PollOnce(new AvailableMemorySensor(), 1, int.MaxValue);
            Sensor temperature = new TemperatureSensor();
            temperature.Begin();
            Assert.AreEqual(PollResult.Ready, temperature.Poll(null));
            Assert.IsTrue(temperature.Value == Sensor.NotAvailable || (temperature.Value > -60 && temperature.Value < 150));
        }

        private static void PollOnce(Sensor sensor, int least, int most)
        {
            sensor.Begin();
            Assert.AreEqual(PollResult.Ready, sensor.Poll(null));
            Assert.IsInRange(least, most, sensor.Value, sensor.Name);
        }

        // Measured four times a second, beside a prompt sensor that counts the seconds.
        private SensorTask StartFan(out SensorTask other)
        {
            SensorTask task = new SensorTask(_bench.Board, _bench.Log, new Fan(_bench.OpenPin(), _bench.Board.Timer.Clock), 250, 100);
            other = new SensorTask(_bench.Board, _bench.Log, new SimulatedSensor("second", "C", 2, 60), 1000, 100);
            _bench.Board.Spawn(task);
            _bench.Board.Spawn(other);
            return task;
        }

        // A pulse every 40 ms: 25 turns a second.
        private void Turn(int milliseconds)
        {
            for (int i = 0; i < milliseconds / 40; i++)
            {
                _bench.Toggle(20);
                _bench.Advance(20);
            }
        }

        private sealed class MissingSensor : PromptSensor
        {
            public MissingSensor()
                : base("missing", "C")
            {
            }

            protected override int Measure()
            {
                return NotAvailable;
            }
        }
    }
}
