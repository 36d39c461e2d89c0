using System;
using System.Collections.Generic;
using System.Linq;

namespace Maitake.Cost.Timing
{
    /// <summary>
    /// The nanoseconds of some operations, the best of each round. The least of all counts: a program that does the same each time takes longer only because of
    /// other programs on the machine.
    /// </summary>
    internal sealed class Rounds
    {
        private readonly Dictionary<string, List<double>> _best = new();

        /// <summary>All names.</summary>
        public IEnumerable<string> Names => _best.Keys;

        /// <summary>Adds a round.</summary>
        /// <param name="samples">The samples of each operation.</param>
        public void Add(IReadOnlyDictionary<string, List<double>> samples)
        {
            foreach ((string name, List<double> times) in samples)
            {
                if (!_best.TryGetValue(name, out List<double> rounds))
                {
                    _best.Add(name, rounds = new List<double>());
                }

                rounds.Add(times.Min());
            }
        }

        /// <summary>The best of each round.</summary>
        /// <exception cref="InvalidOperationException">There is none of that name.</exception>
        public IReadOnlyList<double> Of(string name)
        {
            return _best.TryGetValue(name, out List<double> rounds) ? rounds : throw new InvalidOperationException("The program was not timed in: " + name);
        }
    }
}
