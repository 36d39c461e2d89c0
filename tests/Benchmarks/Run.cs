namespace Maitake.Benchmarks
{
    /// <summary>What several benchmarks do.</summary>
    internal static class Run
    {
        /// <summary>Runs tasks on a scheduler of their own until all have ended.</summary>
        public static void ToTheEnd(params Future[] futures)
        {
            Scheduler scheduler = new Scheduler(futures.Length);
            foreach (Future future in futures)
            {
                scheduler.Spawn(future);
            }

            while (scheduler.TaskCount > 0)
            {
                scheduler.Tick();
            }
        }
    }
}
