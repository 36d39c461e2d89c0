using System;
using System.Text;
using Maitake;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SensorPolling;

namespace Examples.Tests
{
    [TestClass]
    public class SensorTests
    {
        private readonly Bench _bench = new Bench();

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void AFanThatStandsStill_IsReportedOnceAndAgainWhenItTurns(bool byHand)
        {
            Reading fan = StartFan(byHand, out Reading _);
            Turn(1000);
            Assert.AreEqual("1500 rpm", fan.Describe());
            Assert.AreEqual(0, fan.TimeOuts);

            _bench.Advance(1000);
            Assert.AreEqual("no answer", fan.Describe());
            Assert.AreEqual(4, fan.TimeOuts);

            Turn(1000);
            Assert.AreEqual("1500 rpm", fan.Describe());
            Assert.AreEqual(4, fan.TimeOuts);
            CollectionAssert.AreEqual(new[] { "    1.100  fan does not answer", "    2.060  fan answers again" }, _bench.Lines);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void AFanThatNeverTurned_TimesOutAtEveryMeasurement(bool byHand)
        {
            Reading fan = StartFan(byHand, out Reading _);
            _bench.Advance(10_000);

            // The measurement begun at 10 s has not timed out yet.
            Assert.AreEqual(39, fan.TimeOuts);
            Assert.HasCount(1, _bench.Lines);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void ASilentSensor_DoesNotHoldUpAnother(bool byHand)
        {
            StartFan(byHand, out Reading other);
            _bench.Advance(5_500);

            Assert.AreEqual("6 C", other.Describe());
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void MeasurementsThatCameTooLate_AreLeftOutAndTheBeatIsKept(bool byHand)
        {
            // The first one takes from 100 to 450: it is measured at once then, not three times, and next at 500.
            SlowSensor sensor = new SlowSensor(_bench.Board);
            _bench.Board.Spawn(Poll(byHand, sensor, 100, 1000, out Reading _));
            _bench.Advance(800);

            Assert.AreEqual("100 450 500 600 700 800", sensor.Begins);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void AValueThatTheMachineLacks_IsShownAsSuch(bool byHand)
        {
            _bench.Board.Spawn(Poll(byHand, new MissingSensor(), 100, 50, out Reading reading));
            Assert.AreEqual("-", reading.Describe());

            _bench.Advance(100);
            Assert.AreEqual("n/a", reading.Describe());
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void ACanceledTask_LetsGoOfTheSensorAndTheTimer(bool byHand)
        {
            // Between two measurements, and within one.
            foreach (int milliseconds in new[] { 200, 300 })
            {
                Bench bench = new Bench();
                SilentSensor sensor = new SilentSensor();
                Task task = bench.Board.Spawn(Poll(bench, byHand, sensor, 250, 100, out Reading _));
                bench.Advance(milliseconds);
                Assert.AreEqual(1, bench.Board.Timer.PendingCount);
                task.Cancel();
                bench.Board.RunUntilIdle();

                Assert.AreEqual(TaskStatus.Canceled, task.Status);
                Assert.AreEqual(0, bench.Board.Timer.PendingCount);
                Assert.AreEqual(milliseconds == 300, sensor.IsCanceled);
                Assert.AreEqual(1, sensor.Closed);
            }
        }

        [TestMethod]
        public void BothForms_GiveTheSameAtEveryMoment()
        {
            Assert.AreEqual(Record(false), Record(true));
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void Measuring_AllocatesNothing(bool byHand)
        {
            MeteredFuture prompt = new MeteredFuture(Poll(byHand, new SimulatedSensor("s", "C", 1, 9), 10, 5, out Reading _));
            MeteredFuture fan = new MeteredFuture(Poll(byHand, new Fan(_bench.OpenPin(), _bench.Board.Timer.Clock), 100, 50, out Reading _));
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

        // A fan that turns and stands still at odd times, looked at every 10 ms.
        private static string Record(bool byHand)
        {
            Bench bench = new Bench();
            Task task = bench.Board.Spawn(Poll(bench, byHand, new Fan(bench.OpenPin(), bench.Board.Timer.Clock), 250, 100, out Reading reading));
            StringBuilder record = new StringBuilder();
            Random random = new Random(7);
            bool turns = false;
            for (int i = 0; i < 3000; i++)
            {
                turns ^= random.Next(30) == 0;
                if (turns && random.Next(4) == 0)
                {
                    bench.Toggle();
                }

                bench.Advance(10);
                record.Append(reading.Describe()).Append(' ').Append(reading.TimeOuts).Append(' ').Append(bench.Board.Timer.PendingCount).Append('\n');
            }

            task.Cancel();
            bench.Board.RunUntilIdle();
            Assert.IsGreaterThan(10, reading.TimeOuts);
            Assert.IsGreaterThan(10, bench.Lines.Count);
            return record.Append(string.Join("\n", bench.Lines)).Append(task.Status).ToString();
        }

        private static Future Poll(Bench bench, bool byHand, Sensor sensor, int period, int patience, out Reading reading)
        {
            if (byHand)
            {
                SensorTaskByHand hand = new SensorTaskByHand(bench.Board, bench.Log, sensor, period, patience);
                reading = hand.Reading;
                return hand;
            }

            SensorTask task = new SensorTask(bench.Board, bench.Log, sensor, period, patience);
            reading = task.Reading;
            return task.Measure();
        }

        private Future Poll(bool byHand, Sensor sensor, int period, int patience, out Reading reading)
        {
            return Poll(_bench, byHand, sensor, period, patience, out reading);
        }

        // Measured four times a second, beside a prompt sensor that counts the seconds.
        private Reading StartFan(bool byHand, out Reading other)
        {
            _bench.Board.Spawn(Poll(byHand, new Fan(_bench.OpenPin(), _bench.Board.Timer.Clock), 250, 100, out Reading reading));
            _bench.Board.Spawn(Poll(byHand, new SimulatedSensor("second", "C", 2, 60), 1000, 100, out other));
            return reading;
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

        private sealed class SilentSensor : Sensor
        {
            public SilentSensor()
                : base("silent", "C")
            {
            }

            public int Closed { get; private set; }

            public new bool IsCanceled
            {
                get { return base.IsCanceled; }
            }

            public override PollResult Poll(Waker waker)
            {
                return PollResult.Pending;
            }

            public override void Close()
            {
                Closed++;
            }
        }

        // Its first measurement takes 350 ms, the others no time.
        private sealed class SlowSensor : Sensor
        {
            private readonly Board _board;
            private readonly Sleep _conversion;

            public SlowSensor(Board board)
                : base("slow", "C")
            {
                _board = board;
                _conversion = board.Sleep(0);
            }

            public string Begins { get; private set; } = string.Empty;

            public override void Begin()
            {
                base.Begin();
                _conversion.ResetTicks(Begins.Length == 0 ? _board.Timer.Clock.ToTicks(TimeSpan.FromMilliseconds(350)) : 0);
                Begins = (Begins + " " + _board.Timer.Clock.Now.TotalMilliseconds).Trim();
            }

            public override PollResult Poll(Waker waker)
            {
                PollResult result = _conversion.Poll(waker);
                if (result == PollResult.Ready)
                {
                    Finish(0);
                }

                return result;
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
