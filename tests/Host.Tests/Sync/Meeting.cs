using System;
using System.Threading;
using Maitake.Host.Tests.Stress;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>
    /// Runs tight loops on two threads until they have really met: a test whose threads only take turns, as on a busy machine, finds nothing. They have
    /// met if the one went on while the other was inside an operation.
    /// </summary>
    internal static class Meeting
    {
        // A single core never gets there.
        private const int MostOperations = 2_000_000;

        /// <param name="operation">Called with the number of the thread, 0 or 1, and of the operation.</param>
        public static void Run(Action<int, int> operation)
        {
            int meetings = PropertyCases.Of(30_000);
            Crew crew = new Crew();

            // Apart from each other in memory.
            int[] done = new int[64];
            int[] met = new int[2];
            bool over = false;
            for (int t = 0; t < 2; t++)
            {
                int thread = t;
                crew.Start("thread " + t, () =>
                {
                    int other = 16 + ((1 - thread) * 32);
                    for (int i = 0; !Volatile.Read(ref over) && i < MostOperations; i++)
                    {
                        crew.Check();
                        int before = Volatile.Read(ref done[other]);
                        operation(thread, i);
                        Volatile.Write(ref done[16 + (thread * 32)], i);
                        if (Volatile.Read(ref done[other]) != before && ++met[thread] >= meetings)
                        {
                            break;
                        }
                    }

                    // One alone meets nobody.
                    Volatile.Write(ref over, true);
                });
            }

            crew.Join(() => met[0] + " and " + met[1] + " meetings, " + done[16] + " and " + done[48] + " operations");
        }
    }
}
