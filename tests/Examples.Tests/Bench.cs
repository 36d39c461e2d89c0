using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Maitake;
using Maitake.Host;
using SensorPolling;

namespace Examples.Tests
{
    /// <summary>A board in virtual time with pins that a test moves, and a log that it reads.</summary>
    internal sealed class Bench
    {
        public const int Pin = 5;

        public Bench()
        {
            Gpio = new GpioController(Driver);
            Log = new Log(Board.Timer.Clock, Lines.Add);
        }

        public VirtualBoard Board { get; } = new VirtualBoard();

        public SimulatedGpioDriver Driver { get; } = new SimulatedGpioDriver();

        public GpioController Gpio { get; }

        public Log Log { get; }

        public List<string> Lines { get; } = new List<string>();

        public GpioPin OpenPin()
        {
            return Gpio.OpenPin(Pin, PinMode.InputPullUp);
        }

        public void Advance(int milliseconds)
        {
            Board.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        /// <summary>Changes the pin's level, then again after each of the pauses.</summary>
        public void Toggle(params int[] pauses)
        {
            Driver.SetInput(Pin, !Driver.GetLevel(Pin));
            foreach (int pause in pauses)
            {
                Advance(pause);
                Driver.SetInput(Pin, !Driver.GetLevel(Pin));
            }
        }
    }
}
