using System;
using System.Device.Gpio;
using Maitake;
using Maitake.Host;

namespace Blinky
{
    internal static class Program
    {
        private const int Led = 2;

        private static void Main()
        {
            Board board = new HostBoard();
            using (GpioController gpio = new GpioController(new SimulatedGpioDriver()))
            {
                GpioPin led = gpio.OpenPin(Led, PinMode.Output);

                // What a lamp would show.
                led.ValueChanged += (sender, e) => Console.WriteLine(e.ChangeType == PinEventTypes.Rising ? "LED on" : "LED off");

                board.Spawn(Blink.Run(board, led, 500));
                board.Run();
            }
        }
    }
}
