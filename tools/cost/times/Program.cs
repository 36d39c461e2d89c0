using System;
using System.Threading;
using Maitake.Cost.Scenarios;

namespace Maitake.Cost.Times
{
    /// <summary>
    /// Runs a few scenarios by turns, for whoever started this program to time: it says when each begins and ends, and does nothing for a while
    /// at either, in which the time it has spent can be read.
    /// </summary>
    internal static class Program
    {
        private const int Turns = 5;
        private const int PauseMilliseconds = 20;
        private const long SampleTicks = 200 * TimeSpan.TicksPerMillisecond;

        public static void Main()
        {
            Scenario[] scenarios =
            {
                new EventRoundTrip(),
                new RoundTrip("round trip of two tasks over two signals", false),
                new RoundTrip("round trip of two async tasks over two signals", true),
                new Executed("await of a yield, run by the executor", false),
                new Executed("round trip of two async tasks over two signals, run by the executor", true),
            };
            int[] operations = new int[scenarios.Length];
            for (int i = 0; i < scenarios.Length; i++)
            {
                operations[i] = Enough(scenarios[i]);
            }

            for (int turn = 0; turn < Turns; turn++)
            {
                for (int i = 0; i < scenarios.Length; i++)
                {
                    Sample(scenarios[i], operations[i]);
                }
            }

            Console.WriteLine("all measured");
        }

        private static void Sample(Scenario scenario, int operations)
        {
            scenario.SetUp();
            scenario.Run(scenario.Many);
            Console.WriteLine("begin " + operations.ToString() + " " + scenario.Name);
            Thread.Sleep(PauseMilliseconds);
            scenario.Run(operations);
            Console.WriteLine("end");
            Thread.Sleep(PauseMilliseconds);
            scenario.TearDown();
        }

        // How many operations take long enough that neither the marks nor the clock's steps count.
        private static int Enough(Scenario scenario)
        {
            scenario.SetUp();
            int operations = scenario.Many;
            while (true)
            {
                long begin = DateTime.UtcNow.Ticks;
                scenario.Run(operations);
                if (DateTime.UtcNow.Ticks - begin >= SampleTicks)
                {
                    scenario.TearDown();
                    return operations;
                }

                operations *= 2;
            }
        }
    }
}
