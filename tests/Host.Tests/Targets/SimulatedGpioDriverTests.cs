using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Targets
{
    [TestClass]
    public sealed class SimulatedGpioDriverTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        private readonly SimulatedGpioDriver _driver = new SimulatedGpioDriver(8);
        private readonly List<string> _edges = new List<string>();
        private GpioController _controller;

        [TestInitialize]
        public void MakeController()
        {
            _controller = new GpioController(_driver);
        }

        [TestMethod]
        public void AnInputFollowsTheWorldOutsideThenItsPull()
        {
            GpioPin pin = _controller.OpenPin(1, PinMode.InputPullUp);
            Assert.AreEqual(PinValue.High, pin.Read());
            _driver.SetInput(1, PinValue.Low);
            Assert.AreEqual(PinValue.Low, pin.Read());
            _driver.ReleaseInput(1);
            Assert.AreEqual(PinValue.High, pin.Read());
            pin.SetPinMode(PinMode.InputPullDown);
            Assert.AreEqual(PinValue.Low, pin.Read());
            pin.SetPinMode(PinMode.Input);
            Assert.AreEqual(PinValue.Low, pin.Read());
            _driver.SetInput(1, PinValue.High);
            Assert.AreEqual(PinValue.High, pin.Read());
        }

        [TestMethod]
        public void AnOutputIsSeenOutside()
        {
            GpioPin pin = _controller.OpenPin(2, PinMode.Output, PinValue.High);
            Assert.AreEqual(PinMode.Output, pin.GetPinMode());
            Assert.AreEqual(PinValue.High, _driver.GetLevel(2));
            pin.Write(PinValue.Low);
            Assert.AreEqual(PinValue.Low, _driver.GetLevel(2));
            pin.Toggle();
            Assert.AreEqual(PinValue.High, _driver.GetLevel(2));
            Assert.AreEqual(PinValue.High, pin.Read());

            // A drive from outside does not show against the output, but after it.
            _driver.SetInput(2, PinValue.Low);
            Assert.AreEqual(PinValue.High, pin.Read());
            pin.SetPinMode(PinMode.Input);
            Assert.AreEqual(PinValue.Low, pin.Read());
        }

        [TestMethod]
        public void EdgesRaiseCallbacksOnTheCallersThread()
        {
            GpioPin pin = _controller.OpenPin(3, PinMode.Input);
            int threadId = 0;
            pin.ValueChanged += (sender, e) =>
            {
                threadId = Environment.CurrentManagedThreadId;
                Note("both", e);
            };
            _controller.RegisterCallbackForPinValueChangedEvent(3, PinEventTypes.Rising, (sender, e) => Note("rising", e));
            _controller.RegisterCallbackForPinValueChangedEvent(3, PinEventTypes.Falling, (sender, e) => Note("falling", e));

            int other = 0;
            Thread thread = new Thread(() =>
            {
                other = Environment.CurrentManagedThreadId;
                _driver.SetInput(3, PinValue.High);
            });
            thread.Start();
            thread.Join();
            AssertEdges("both:Rising3", "rising:Rising3");
            Assert.AreEqual(other, threadId);

            _driver.SetInput(3, PinValue.High);
            AssertEdges();
            _driver.SetInput(3, PinValue.Low);
            AssertEdges("both:Falling3", "falling:Falling3");
        }

        [TestMethod]
        public void EveryChangeOfLevelIsAnEdge()
        {
            GpioPin pin = _controller.OpenPin(4, PinMode.Input);
            pin.ValueChanged += (sender, e) => Note("edge", e);
            pin.SetPinMode(PinMode.InputPullUp);
            AssertEdges("edge:Rising4");
            pin.SetPinMode(PinMode.Output);
            AssertEdges("edge:Falling4");
            pin.Toggle();
            pin.Write(PinValue.High);
            AssertEdges("edge:Rising4");
            _driver.SetInput(4, PinValue.Low);
            AssertEdges();
            pin.SetPinMode(PinMode.InputPullUp);
            AssertEdges("edge:Falling4");
            _driver.ReleaseInput(4);
            AssertEdges("edge:Rising4");
        }

        [TestMethod]
        public void ARemovedCallbackIsNotCalled()
        {
            GpioPin pin = _controller.OpenPin(5, PinMode.Input);
            PinChangeEventHandler callback = (sender, e) => Note("edge", e);
            pin.ValueChanged += callback;
            pin.ValueChanged -= callback;
            _driver.SetInput(5, PinValue.High);
            _controller.RegisterCallbackForPinValueChangedEvent(5, PinEventTypes.Falling, callback);
            _controller.ClosePin(5);
            _driver.SetInput(5, PinValue.Low);
            _controller.OpenPin(5, PinMode.Input);
            _driver.SetInput(5, PinValue.High);
            _driver.SetInput(5, PinValue.Low);
            AssertEdges();
        }

        [TestMethod]
        public void ACallbackMayUseThePins()
        {
            GpioPin led = _controller.OpenPin(6, PinMode.Output);
            GpioPin button = _controller.OpenPin(7, PinMode.Input);
            button.ValueChanged += (sender, e) => led.Write(button.Read());
            _driver.SetInput(7, PinValue.High);
            Assert.AreEqual(PinValue.High, _driver.GetLevel(6));
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        [DataRow(PinEventTypes.Rising, true)]
        [DataRow(PinEventTypes.Falling, false)]
        [DataRow(PinEventTypes.Rising | PinEventTypes.Falling, true)]
        public void WaitForEventEndsAtTheEdge(PinEventTypes types, bool high)
        {
            _controller.OpenPin(1, PinMode.Input);
            _driver.SetInput(1, !high);
            ManualResetEvent stop = new ManualResetEvent(false);
            Thread world = new Thread(() =>
            {
                // Edges without end, since nobody can tell when the other thread waits.
                while (!stop.WaitOne(0))
                {
                    _driver.SetInput(1, high);
                    _driver.SetInput(1, !high);
                }
            });
            world.Start();
            WaitForEventResult result = _controller.WaitForEvent(1, types, CancellationToken.None);
            stop.Set();
            world.Join();
            Assert.IsFalse(result.TimedOut);
            Assert.AreNotEqual(PinEventTypes.None, result.EventTypes & types);
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        public void WaitForEventEndsWhenCancelled()
        {
            _controller.OpenPin(1, PinMode.Input);
            WaitForEventResult result = _controller.WaitForEvent(1, PinEventTypes.Rising, new CancellationToken(true));
            Assert.IsTrue(result.TimedOut);
            Assert.AreEqual(PinEventTypes.None, result.EventTypes);

            for (int i = 0; i < 200; i++)
            {
                CancellationTokenSource source = new CancellationTokenSource();
                Thread canceller = new Thread(source.Cancel);
                canceller.Start();
                result = _controller.WaitForEvent(1, PinEventTypes.Rising, source.Token);
                canceller.Join();
                Assert.IsTrue(result.TimedOut);
            }
        }

        [TestMethod]
        public void BadUseIsRefused()
        {
            Assert.AreEqual(8, _controller.PinCount);
            Assert.AreEqual(40, new GpioController(new SimulatedGpioDriver()).PinCount);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SimulatedGpioDriver(0));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _controller.OpenPin(8));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _controller.OpenPin(-1));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _driver.SetInput(8, PinValue.High));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _driver.ReleaseInput(-1));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _driver.GetLevel(8));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _controller.IsPinModeSupported(8, PinMode.Input));

            _controller.OpenPin(0, PinMode.Input);
            Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController(_driver).OpenPin(0));
            Assert.ThrowsExactly<InvalidOperationException>(() => _controller.Toggle(0));
            Assert.IsFalse(_controller.IsPinModeSupported(0, (PinMode)99));
            Assert.IsTrue(_controller.IsPinModeSupported(0, PinMode.InputPullUp));
            Exception error = Assert.Throws<Exception>(() => _controller.SetPinMode(0, (PinMode)99));
            Assert.IsTrue(error is ArgumentOutOfRangeException || error is InvalidOperationException);

            // A second controller knows nothing of the pins of the first.
            Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController(_driver).Read(1));
        }

        private void Note(string name, PinValueChangedEventArgs e)
        {
            _edges.Add(name + ":" + e.ChangeType + e.PinNumber);
        }

        private void AssertEdges(params string[] expected)
        {
            Assert.AreEqual(string.Join(" ", expected), string.Join(" ", _edges));
            _edges.Clear();
        }
    }
}
