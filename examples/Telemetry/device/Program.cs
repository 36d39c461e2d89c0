using System;
using System.Device.Gpio;
using Maitake;

namespace Telemetry
{
    public static class Program
    {
        // A watchdog chip beside the processor is fed by an edge of this pin. Without one it is the pin of a LED that shows a heartbeat.
        private const int WatchdogPin = 2;

        public static void Main()
        {
            Board board = new Esp32Board();
            Log log = new Log(board.Timer.Clock, Console.WriteLine);
            PinFeeder feeder = new PinFeeder(new GpioController().OpenPin(WatchdogPin, PinMode.Output));

            // Free memory is what a board has to measure without anything attached to it. Your chips and your server go here.
            Chip[] chips = new Chip[] { new FreeMemoryChip("free memory", false), new FreeMemoryChip("largest block", true) };
            Server server = new SimulatedServer(board, 7, 4000, 6200);
            Station station = new Station(board, log, chips, new int[] { 250, 1000 }, server, feeder.Feed);
            station.Start(true);
            board.Run();
        }
    }
}
