using Maitake;
using Maitake.Host;

namespace SensorPolling
{
    /// <summary>A button that somebody presses every three seconds, and whose contact bounces like a real one.</summary>
    internal static class SimulatedButton
    {
        // The pause before each change of the level, which begins and ends high: down with bounces, a while later up with bounces.
        private static readonly int[] s_pauses = { 1500, 1, 2, 1, 3, 1, 2, 240, 1, 1, 2, 1, 4, 1240 };

        public static async Future Run(Board board, SimulatedGpioDriver driver, int pin)
        {
            bool isHigh = true;
            while (true)
            {
                for (int i = 0; i < s_pauses.Length; i++)
                {
                    await board.Sleep(s_pauses[i]);
                    isHigh = !isHigh;
                    driver.SetInput(pin, isHigh);
                }
            }
        }
    }
}
