using Maitake;
using Maitake.Patterns;

namespace Telemetry
{
    /// <summary>A station without hardware: its sensors and its server are simulated, with their faults.</summary>
    internal static class SimulatedStation
    {
        public static Station Build(Board board, Log log, bool hangs, WatchdogFeeder feeder)
        {
            Chip[] chips = new Chip[]
            {
                new SimulatedChip("temperature", 20, 180, 40, 0, 0),
                new SimulatedChip("pressure", 35, 990, 30, 7, 0),
                new SimulatedChip("humidity", 50, 40, 20, 0, hangs ? 4 : 0),
            };
            return new Station(board, log, chips, new int[] { 250, 500, 1000 }, new SimulatedServer(board, 7, 4000, 6200), feeder);
        }
    }
}
