using System.Device.Gpio;
using Maitake;
using Maitake.Time;

namespace Blinky
{
    /// <summary>Toggles a pin again and again. A task of this kind allocates nothing once it runs.</summary>
    internal static class Blink
    {
        public static async Future Run(Board board, GpioPin led, int milliseconds)
        {
            // A ticker does not drift, as a sleep in a loop would.
            Ticker ticker = board.Every(milliseconds);
            while (true)
            {
                await ticker.Next();
                led.Toggle();
            }
        }
    }
}
