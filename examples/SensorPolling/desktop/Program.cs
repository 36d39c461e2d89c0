using System;
using System.Device.Gpio;
using System.IO;
using System.Runtime.InteropServices;
using Maitake;
using Maitake.Host;

namespace SensorPolling
{
    internal static class Program
    {
        private const int ButtonPin = 0;
        private const int FanPin = 4;

        private static int Main(string[] arguments)
        {
            return Run(arguments, Console.Out, Console.Error);
        }

        internal static int Run(string[] arguments, TextWriter output, TextWriter errors)
        {
            Options options = Options.Parse(arguments);
            if (options.Error != null)
            {
                errors.WriteLine(options.Error + "\n\n" + Options.Usage);
                return 2;
            }

            if (options.WantsHelp)
            {
                output.WriteLine(Options.Usage);
                return 0;
            }

            Board board = options.IsVirtual ? new VirtualBoard() : new HostBoard();
            SimulatedGpioDriver driver = new SimulatedGpioDriver();
            using (GpioController gpio = new GpioController(driver))
            {
                Station station = BuildStation(board, gpio, options.IsVirtual, output.WriteLine);
                board.Spawn(SimulatedFan.Run(board, driver, FanPin));
                board.Spawn(SimulatedButton.Run(board, driver, ButtonPin));
                station.Start();
                if (options.Seconds != 0)
                {
                    board.Spawn(StopAfter(board, options.Seconds));
                }

                RunUntilStopped(board);
                station.Stop();
            }

            return 0;
        }

        private static async Future StopAfter(Board board, int seconds)
        {
            await board.Sleep(seconds * 1000);
            board.Stop();
        }

        private static Station BuildStation(Board board, GpioController gpio, bool isVirtual, LineWriter writer)
        {
            Log log = new Log(board.Timer.Clock, writer);
            Sensor load = isVirtual ? new SimulatedSensor("load", "%", 20, 7) : new ProcessorLoadSensor();
            Sensor memory = isVirtual ? new SimulatedSensor("memory", "MB", 4000, 50) : new AvailableMemorySensor();
            Sensor temperature = isVirtual ? new SimulatedSensor("temperature", "C", 38, 5) : new TemperatureSensor();
            Sensor fan = new Fan(gpio.OpenPin(FanPin, PinMode.InputPullUp), board.Timer.Clock);
            SensorTask[] sensors =
            {
                new SensorTask(board, log, load, 500, 100),
                new SensorTask(board, log, memory, 1000, 100),
                new SensorTask(board, log, temperature, 2000, 100),
                new SensorTask(board, log, fan, 250, 100),
            };
            ButtonTask button = new ButtonTask(board, log, gpio.OpenPin(ButtonPin, PinMode.InputPullUp));
            return new Station(board, log, sensors, button);
        }

        // Ctrl+C and a request to terminate end the run and not the process, so that the tasks are cancelled in order.
        private static void RunUntilStopped(Board board)
        {
            Action<PosixSignalContext> stop = context =>
            {
                context.Cancel = true;
                board.Stop();
            };
            using (PosixSignalRegistration.Create(PosixSignal.SIGINT, stop))
            using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, stop))
            {
                board.Run();
            }
        }
    }
}
