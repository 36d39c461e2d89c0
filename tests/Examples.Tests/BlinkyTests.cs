using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Blinky;
using Maitake;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Examples.Tests
{
    [TestClass]
    public class BlinkyTests
    {
        [TestMethod]
        public void TheLed_ChangesEveryHalfSecond()
        {
            Check((board, led) => Blink.Run(board, led, 500));
        }

        [TestMethod]
        public void TheLed_ChangesEveryHalfSecond_ByHandToo()
        {
            Check((board, led) => new BlinkByHand(board, led, 500));
        }

        private static void Check(Func<Board, GpioPin, Future> blink)
        {
            Bench bench = new Bench();
            GpioPin led = bench.Gpio.OpenPin(Bench.Pin, PinMode.Output);
            List<string> changes = new List<string>();
            led.ValueChanged += (sender, e) => changes.Add(bench.Board.Clock.Now.TotalMilliseconds + " " + e.ChangeType);
            bench.Board.Spawn(blink(bench.Board, led));
            bench.Advance(1_600);

            CollectionAssert.AreEqual(new[] { "500 Rising", "1000 Falling", "1500 Rising" }, changes);
        }
    }
}
