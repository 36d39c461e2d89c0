using System.Collections.Generic;
using System.Device.Gpio;
using Blinky;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Examples.Tests
{
    [TestClass]
    public class BlinkyTests
    {
        [TestMethod]
        public void TheLed_ChangesEveryHalfSecond()
        {
            Bench bench = new Bench();
            GpioPin led = bench.Gpio.OpenPin(Bench.Pin, PinMode.Output);
            List<string> changes = new List<string>();
            led.ValueChanged += (sender, e) => changes.Add(bench.Board.Clock.Now.TotalMilliseconds + " " + e.ChangeType);
            bench.Board.Spawn(new Blink(bench.Board, led, 500));
            bench.Advance(1_600);

            CollectionAssert.AreEqual(new[] { "500 Rising", "1000 Falling", "1500 Rising" }, changes);
        }
    }
}
