using System;
using System.Collections.Generic;
using System.Numerics;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>
    /// Runs a scenario with every schedule of up to so many preemptions, one after the other, depth first: each time up to the last choice that can still be
    /// made differently, and then differently.
    /// </summary>
    /// <remarks>
    /// <para>Preemption bounding is M. Musuvathi's and S. Qadeer's ("Iterative Context Bounding for Systematic Testing of Multithreaded Programs", PLDI 2007): a
    /// switch away from a thread that could go on counts, one from a thread that waits, gives way or has ended does not.</para>
    /// <para>Two beginnings of schedules that differ only in the order of steps which do not depend on each other lead to the same state, and only the
    /// first is carried on ("Partial-Order Reduction for Context-Bounded State Exploration", by the same, 2007): a state is known by what each thread has seen.</para>
    /// <para>Threads are switched only at locations that a race detector found to be shared. Once it finds another, everything is explored anew.</para>
    /// </remarks>
    internal sealed class Explorer : Strategy
    {
        private readonly List<Choice> _path = new();

        // The states that have been carried on, and the preemptions it took to reach them.
        private readonly Dictionary<ulong, int> _visited = new();

        // How executions ended.
        private readonly HashSet<ulong> _orders = new();
        private readonly HashSet<long> _shared = new();
        private readonly LoadedScenario _scenario;
        private readonly int _bound;
        private int _depth;
        private int _preemptions;
        private bool _isKnown;

        /// <summary>Makes one.</summary>
        /// <param name="scenario">What is explored.</param>
        /// <param name="bound">The most preemptions of a schedule.</param>
        public Explorer(LoadedScenario scenario, int bound)
        {
            _scenario = scenario;
            _bound = bound;
        }

        /// <summary>Explores until something goes wrong, or there is nothing left.</summary>
        public Exploration Explore()
        {
            using Crew crew = new Crew(_scenario);
            int schedules = 0;
            for (; ;)
            {
                _depth = 0;
                _preemptions = 0;
                _isKnown = false;
                Execution execution = crew.Run(this, _shared, null);
                schedules++;
                if (execution.Failure != null)
                {
                    return Report(schedules, execution);
                }

                if (execution.NewlyShared.Count > 0)
                {
                    _shared.UnionWith(execution.NewlyShared);
                    _visited.Clear();
                    _orders.Clear();
                    _path.Clear();
                    continue;
                }

                _orders.Add(StateOf(execution));
                if (!TryAdvance())
                {
                    return new Exploration(_scenario.Name, _bound, schedules, _orders.Count, null, null, null);
                }
            }
        }

        /// <summary>Runs a scenario once.</summary>
        /// <param name="scenario">What is run.</param>
        /// <param name="schedule">How.</param>
        /// <param name="shared">The locations that the trace is to be about; null for all.</param>
        public static Exploration Follow(LoadedScenario scenario, string schedule, HashSet<long> shared = null)
        {
            using Crew crew = new Crew(scenario);
            List<string> trace = new List<string>();
            Execution execution = crew.Run(new Replay(Stretch.Parse(schedule)), shared, trace);
            return new Exploration(scenario.Name, 0, 1, 0, execution.Failure, Stretch.Format(execution.Schedule), trace);
        }

        public override ScenarioThread Choose(Execution execution, ScenarioThread current, int enabled)
        {
            // Who is preempted if it does not go on.
            int preempted = current != null && current.Next is OperationKind.Access or OperationKind.Enter or OperationKind.Wait ? enabled & (1 << current.Index) : 0;
            int options = preempted != 0 && _preemptions == _bound ? preempted : enabled;
            if (BitOperations.IsPow2(options))
            {
                return execution.Threads[BitOperations.Log2((uint)options)];
            }

            int chosen;
            if (_depth < _path.Count)
            {
                Choice choice = _path[_depth++];
                if (choice.Options != options)
                {
                    throw new InvalidOperationException(_scenario.Name + " does not do the same each time");
                }

                chosen = choice.Chosen;
            }
            else
            {
                // To go on without a switch, or with the first.
                chosen = BitOperations.TrailingZeroCount(preempted != 0 ? preempted : options);
                _isKnown = _isKnown || !TryVisit(execution, enabled, preempted);
                if (!_isKnown)
                {
                    _path.Add(new Choice(options, chosen));
                    _depth++;
                }
            }

            if (preempted != 0 && chosen != current.Index)
            {
                _preemptions++;
            }

            return execution.Threads[chosen];
        }

        // False if the state has been carried on with as many preemptions left.
        private bool TryVisit(Execution execution, int enabled, int preempted)
        {
            ulong state = Location.Mix(StateOf(execution) + (ulong)((enabled << 8) | preempted));
            if (_visited.TryGetValue(state, out int preemptions) && preemptions <= _preemptions)
            {
                return false;
            }

            _visited[state] = _preemptions;
            return true;
        }

        private static ulong StateOf(Execution execution)
        {
            ulong state = 0;
            foreach (ScenarioThread thread in execution.Threads)
            {
                state = Location.Mix(state ^ thread.History);
            }

            return state;
        }

        private bool TryAdvance()
        {
            while (_path.Count > 0)
            {
                Choice last = _path[^1];
                _path.RemoveAt(_path.Count - 1);
                int left = last.Options & ~last.Done;
                if (left != 0)
                {
                    _path.Add(last.With(BitOperations.TrailingZeroCount(left)));
                    return true;
                }
            }

            return false;
        }

        private Exploration Report(int schedules, Execution failed)
        {
            string schedule = Stretch.Format(failed.Schedule);
            Exploration replayed = Follow(_scenario, schedule, _shared);
            return new Exploration(_scenario.Name, _bound, schedules, _orders.Count, failed.Failure, schedule, replayed.Trace);
        }

        // A choice between threads, of which some have been chosen.
        private readonly struct Choice
        {
            public Choice(int options, int chosen)
                : this(options, chosen, 1 << chosen)
            {
            }

            private Choice(int options, int chosen, int done)
            {
                Options = options;
                Chosen = chosen;
                Done = done;
            }

            public int Options { get; }

            public int Chosen { get; }

            public int Done { get; }

            public Choice With(int chosen) => new Choice(Options, chosen, Done | (1 << chosen));
        }
    }
}
