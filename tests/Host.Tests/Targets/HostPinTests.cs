using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;
using Maitake.Pins;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Targets
{
    // The pin futures over the real System.Device.Gpio; their own tests are in Targets.Tests.
    [TestClass]
    public sealed class HostPinTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        private readonly SimulatedGpioDriver _driver = new SimulatedGpioDriver();

        [TestMethod]
        [Timeout(HangTimeout)]
        public void EdgesWakeATaskFromAnotherThread()
        {
            const int Pulses = 1000;
            HostBoard board = new HostBoard();
            GpioPin pin = new GpioController(_driver).OpenPin(5, PinMode.Input);
            PinEdge edge = new PinEdge(pin, PinEventTypes.Rising);
            Thread world = new Thread(() =>
            {
                for (int i = 0; i < Pulses; i++)
                {
                    _driver.SetInput(5, PinValue.High);
                    _driver.SetInput(5, PinValue.Low);
                }
            });
            world.Start();
            int seen = 0;
            board.Run(Futures.PollFn(waker =>
            {
                while (edge.Poll(waker) == PollResult.Ready)
                {
                    seen += edge.EdgeCount;
                    edge.Next();
                }

                return seen >= Pulses ? PollResult.Ready : PollResult.Pending;
            }));
            world.Join();
            Assert.AreEqual(Pulses, seen);

            edge.Dispose();
            _driver.SetInput(5, PinValue.High);
            Assert.AreEqual(0, edge.Clear());
        }

        [TestMethod]
        public void AButtonIsDebouncedInVirtualTime()
        {
            VirtualBoard board = new VirtualBoard();
            GpioPin pin = new GpioController(_driver).OpenPin(5, PinMode.InputPullUp);
            DebouncedPin button = new DebouncedPin(pin, board.Timer, TimeSpan.FromMilliseconds(20));
            List<string> log = new List<string>();
            board.Spawn(Futures.PollFn(waker =>
            {
                while (button.Poll(waker) == PollResult.Ready)
                {
                    log.Add((button.IsHigh ? "up@" : "down@") + board.Clock.Now.TotalMilliseconds);
                    button.Next();
                }

                return PollResult.Pending;
            }));

            board.Advance(TimeSpan.FromMilliseconds(100));
            for (int i = 0; i < 4; i++)
            {
                _driver.SetInput(5, PinValue.Low);
                board.Advance(TimeSpan.FromMilliseconds(3));
                _driver.SetInput(5, PinValue.High);
                board.Advance(TimeSpan.FromMilliseconds(3));
            }

            _driver.SetInput(5, PinValue.Low);
            board.Advance(TimeSpan.FromMilliseconds(100));
            _driver.SetInput(5, PinValue.High);
            board.Advance(TimeSpan.FromMilliseconds(100));

            Assert.AreEqual("down@144 up@244", string.Join(" ", log));
        }
    }
}
