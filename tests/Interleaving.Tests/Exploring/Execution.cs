using System;
using System.Collections.Generic;
using System.Threading;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>One run of a scenario, in the order that a strategy chooses: one thread at a time, which hands over to the next at its points.</summary>
    internal sealed class Execution
    {
        // Far more than any scenario takes that ends.
        private const int MostSteps = 20000;
        private const int MostAccesses = 100000;

        private readonly SemaphoreSlim _done = new(0);
        private readonly ScenarioThread[] _threads;
        private readonly LoadedScenario _scenario;
        private readonly Strategy _strategy;
        private readonly object _instance;
        private int _steps;

        /// <summary>Sets the scenario up.</summary>
        /// <param name="scenario">What is run.</param>
        /// <param name="strategy">Who chooses.</param>
        /// <param name="shared">The keys of what is known to be shared; null for all.</param>
        /// <param name="workers">One for each thread.</param>
        public Execution(LoadedScenario scenario, Strategy strategy, HashSet<long> shared, Worker[] workers)
        {
            _scenario = scenario;
            _strategy = strategy;
            Memory = new Memory(shared);
            Hooks.Begin(this);
            try
            {
                _instance = scenario.Make();
            }
            finally
            {
                Hooks.End();
            }

            _threads = new ScenarioThread[workers.Length];
            for (int i = 0; i < workers.Length; i++)
            {
                _threads[i] = new ScenarioThread(this, i, workers[i]);
                _threads[i].Announce(OperationKind.Start, null);
                workers[i].Prepare(_threads[i]);
            }
        }

        public Memory Memory { get; }

        public IReadOnlyList<ScenarioThread> Threads => _threads;

        /// <summary>Moves of all threads: steps that may have changed something for others.</summary>
        public int Moves { get; set; }

        /// <summary>What went wrong, or null.</summary>
        public string Failure { get; private set; }

        /// <summary>Whether threads stand still for good in the middle of it, so that their workers cannot be used any more.</summary>
        public bool IsStuck { get; private set; }

        /// <summary>The keys of locations that turned out to be shared.</summary>
        public HashSet<long> NewlyShared { get; } = new();

        /// <summary>Who ran when: each time that threads were switched, which thread that was and how many accesses it had begun.</summary>
        public List<Stretch> Schedule { get; } = new();

        /// <summary>What happened at shared locations, one after the other, if somebody wants to know.</summary>
        public List<string> Trace { get; set; }

        /// <summary>Runs all threads to their ends, and then looks at the invariant.</summary>
        public void Run()
        {
            ScenarioThread first = Pick(null);
            first.Worker.Resume();
            _done.Wait();
            if (Failure != null)
            {
                return;
            }

            Hooks.Begin(this);
            try
            {
                _scenario.Check(_instance);
            }
            catch (Exception exception)
            {
                Failure = Describe(exception);
            }
            finally
            {
                Hooks.End();
            }
        }

        /// <summary>The body of a thread, on its worker, at its turn.</summary>
        public void Run(ScenarioThread thread)
        {
            Hooks.Begin(thread);
            try
            {
                Trace?.Add(thread.Name + "  starts");
                thread.Advance(Location.Mix(thread.History));
                _scenario.Run(_instance, thread.Index);
            }
            catch (Exception exception)
            {
                Failure ??= "Thread " + thread.Name + ": " + Describe(exception);
            }
            finally
            {
                Hooks.End();
            }

            thread.Announce(OperationKind.End, null);
            HandOver(thread);
        }

        /// <summary>A read or a write of memory.</summary>
        public void Access(ScenarioThread thread, Location location, bool writes, int site)
        {
            if (++thread.Accesses > MostAccesses)
            {
                throw new InvalidOperationException("No end after " + MostAccesses + " accesses to memory");
            }

            if (location.IsShared || _strategy.Interrupts(thread))
            {
                Reach(thread, OperationKind.Access, location);
            }

            Touch(thread, location, writes, site);
        }

        public void Enter(ScenarioThread thread, ModelLock gate, int site)
        {
            thread.Accesses++;
            if (!gate.IsOwnedBy(thread))
            {
                if (gate.IsShared || !gate.Admits(thread) || _strategy.Interrupts(thread))
                {
                    Reach(thread, OperationKind.Enter, gate);
                }

                Touch(thread, gate, true, site);
            }

            gate.Enter(thread);
        }

        public void Exit(ScenarioThread thread, ModelLock gate, int site)
        {
            if (!gate.IsOwnedBy(thread))
            {
                throw new SynchronizationLockException("The thread leaves a lock that it is not in");
            }

            // Not a point: who comes in now could as well have come after the next step.
            if (gate.Exit())
            {
                Touch(thread, gate, true, site);
            }
        }

        /// <summary>Enters a word that is a lock.</summary>
        public void Close(ScenarioThread thread, ModelWord word, int site)
        {
            thread.Accesses++;
            if (word.IsShared || !word.Admits(thread) || _strategy.Interrupts(thread))
            {
                Reach(thread, OperationKind.Enter, word);
            }

            Touch(thread, word, true, site);
            word.Inside = thread;
        }

        /// <summary>Leaves it, or whoever is inside loses it.</summary>
        public void Open(ScenarioThread thread, ModelWord word, int site)
        {
            if (word.Inside == thread)
            {
                // Not a point, as above.
                Touch(thread, word, true, site);
            }
            else
            {
                Access(thread, word, true, site);
            }

            word.Inside = null;
        }

        public void Set(ScenarioThread thread, ModelEvent handle, int site)
        {
            Access(thread, handle, true, site);
            handle.IsSet = true;
        }

        public bool Wait(ScenarioThread thread, ModelEvent handle, bool isLimited, int site)
        {
            thread.Accesses++;
            Reach(thread, isLimited ? OperationKind.TimedWait : OperationKind.Wait, handle);
            Touch(thread, handle, true, site);
            bool wasSet = handle.IsSet;
            handle.IsSet = false;
            return wasSet;
        }

        public void Yield(ScenarioThread thread, int site)
        {
            thread.Accesses++;
            Reach(thread, OperationKind.Yield, null);
            thread.Advance(Location.Mix(thread.History + 1));
            Trace?.Add(thread.Name + "  " + Sites.Describe(site));
        }

        private void Touch(ScenarioThread thread, Location location, bool writes, int site)
        {
            if (!location.Access(thread, writes, site))
            {
                NewlyShared.Add(location.Key);
            }

            if (location.IsShared)
            {
                Trace?.Add(thread.Name + "  " + Sites.Describe(site));
            }
        }

        // A point: goes on once it is this thread's turn to do what comes next.
        private void Reach(ScenarioThread thread, OperationKind next, Location target)
        {
            thread.Announce(next, target);
            HandOver(thread);
            _steps++;
        }

        private void HandOver(ScenarioThread thread)
        {
            ScenarioThread next = _steps < MostSteps ? Pick(thread) : null;
            if (next == thread)
            {
                return;
            }

            Schedule.Add(new Stretch(thread.Index, thread.Next == OperationKind.End ? thread.Accesses + 1 : thread.Accesses));
            if (next != null)
            {
                next.Worker.Resume();
            }
            else
            {
                Stop();
            }

            if (thread.Next != OperationKind.End)
            {
                thread.Worker.Await();
            }
        }

        // Nobody goes on.
        private void Stop()
        {
            List<string> stuck = new List<string>();
            foreach (ScenarioThread thread in _threads)
            {
                if (thread.Next != OperationKind.End)
                {
                    stuck.Add(thread.Name + " (" + thread.Next + ")");
                }
            }

            if (stuck.Count > 0)
            {
                IsStuck = true;
                Failure ??= (_steps < MostSteps ? "Nobody can go on: " : "No end after " + MostSteps + " steps: ") + string.Join(", ", stuck);
            }

            _done.Release();
        }

        private ScenarioThread Pick(ScenarioThread current)
        {
            int enabled = 0;
            int timed = 0;
            for (int i = 0; i < _threads.Length; i++)
            {
                if (_threads[i].IsEnabled)
                {
                    enabled |= 1 << i;
                }
                else if (_threads[i].Next == OperationKind.TimedWait)
                {
                    timed |= 1 << i;
                }
            }

            // Time passes if there is nothing else to do.
            if (enabled == 0)
            {
                enabled = timed;
            }

            return enabled == 0 ? null : _strategy.Choose(this, current, enabled);
        }

        private static string Describe(Exception exception) => exception.GetType().Name + ": " + exception.Message + Environment.NewLine + exception.StackTrace;
    }
}
