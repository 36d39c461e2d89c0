using System;
using Maitake;
using Maitake.Host;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Turns 1500 times a minute, but stands still for two seconds of every ten.</summary>
    internal static class SimulatedFan
    {
        private const int HalfTurnMilliseconds = 20;

        public static async Future Run(Board board, SimulatedGpioDriver driver, int pin)
        {
            bool isHigh = false;
            Ticker halfTurns = board.Every(HalfTurnMilliseconds);
            while (true)
            {
                await halfTurns.Next();
                long second = halfTurns.Deadline.Ticks / TimeSpan.TicksPerSecond % 10;
                if (second != 4 && second != 5)
                {
                    isHigh = !isHigh;
                    driver.SetInput(pin, isHigh);
                }
            }
        }
    }
}
