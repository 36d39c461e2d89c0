using System.Device.Gpio;
using Maitake;

namespace Blinky
{
    public static class Program
    {
        // The LED of most ESP32 boards. Another board has it elsewhere.
        private const int Led = 2;

        public static void Main()
        {
            Board board = new Esp32Board();
            GpioPin led = new GpioController().OpenPin(Led, PinMode.Output);
            board.Spawn(Blink.Run(board, led, 500));
            board.Run();
        }
    }
}
