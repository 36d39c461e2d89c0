using System;
using System.Device.Gpio;
using Maitake;

namespace SensorPolling
{
    public static class Program
    {
        // The BOOT button of most ESP32 boards, and a free pin for a fan's tachometer.
        private const int ButtonPin = 0;
        private const int FanPin = 4;

        public static void Main()
        {
            Board board = new Esp32Board();
            GpioController gpio = new GpioController();
            Log log = new Log(board.Timer.Clock, Console.WriteLine);
            SensorTask[] sensors = new SensorTask[]
            {
                new SensorTask(board, log, new FreeMemorySensor(false), 500, 100),
                new SensorTask(board, log, new FreeMemorySensor(true), 2000, 100),
                new SensorTask(board, log, new Fan(gpio.OpenPin(FanPin, PinMode.InputPullUp), board.Timer.Clock), 250, 100),
            };
            ButtonTask button = new ButtonTask(board, log, gpio.OpenPin(ButtonPin, PinMode.InputPullUp));

            new Station(board, log, sensors, button).Start();
            board.Run();
        }
    }
}
