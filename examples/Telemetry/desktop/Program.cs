using System;
using System.IO;
using System.Runtime.InteropServices;
using Maitake;

namespace Telemetry
{
    internal static class Program
    {
        private const int ResetByWatchdog = 3;

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
            Log log = new Log(board.Timer.Clock, output.WriteLine);
            HardwareWatchdog hardware = new HardwareWatchdog(board, log);
            Station station = SimulatedStation.Build(board, log, options.Hangs, hardware.Feed);
            station.Start(withReport: true);
            board.Scheduler.BuildTask().Name("hardware watchdog").Spawn(hardware.Run());
            if (options.Seconds != 0)
            {
                board.Spawn(StopAfter(board, options.Seconds));
            }

            RunUntilStopped(board);
            station.Stop();
            return hardware.HasReset ? ResetByWatchdog : 0;
        }

        private static async Future StopAfter(Board board, int seconds)
        {
            await board.Sleep(seconds * 1000);
            board.Stop();
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
