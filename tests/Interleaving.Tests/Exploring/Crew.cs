using System;
using System.Collections.Generic;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>The workers that run a scenario, again and again.</summary>
    internal sealed class Crew : IDisposable
    {
        private readonly LoadedScenario _scenario;
        private readonly Worker[] _workers;
        private bool _isStuck;

        public Crew(LoadedScenario scenario)
        {
            _scenario = scenario;
            _workers = new Worker[scenario.ThreadCount];
            for (int i = 0; i < _workers.Length; i++)
            {
                _workers[i] = new Worker();
            }
        }

        /// <summary>Runs it once.</summary>
        public Execution Run(Strategy strategy, HashSet<long> shared, List<string> trace)
        {
            Execution execution = new Execution(_scenario, strategy, shared, _workers) { Trace = trace };
            execution.Run();
            _isStuck |= execution.IsStuck;
            return execution;
        }

        public void Dispose()
        {
            // Threads that stand in the middle of a scenario stay there until the process ends: there is no way out that the scenario could not catch.
            if (!_isStuck)
            {
                foreach (Worker worker in _workers)
                {
                    worker.Prepare(null);
                    worker.Resume();
                }
            }
        }
    }
}
