using System;

namespace Maitake.Interleaving.Scenarios
{
    /// <summary>A small program of a few threads, which is made anew and run once for every order that these can run in. Its constructor sets it up.</summary>
    public abstract class Scenario
    {
        private readonly int _threadCount;
        private readonly int _bound;
        private Exception _fault;

        /// <summary>For that many threads, 2 to 4, and the bound that such a number can do with: 5 preemptions of two threads, 3 of more.</summary>
        protected Scenario(int threadCount)
            : this(threadCount, threadCount == 2 ? 5 : 3)
        {
        }

        /// <summary>For that many threads, 2 to 4.</summary>
        protected Scenario(int threadCount, int bound)
        {
            _threadCount = threadCount;
            _bound = bound;
        }

        /// <summary>How many threads it has.</summary>
        public int ThreadCount
        {
            get { return _threadCount; }
        }

        /// <summary>The most preemptions of the orders that are run, unless somebody wants others.</summary>
        public int Bound
        {
            get { return _bound; }
        }

        /// <summary>What a thread does.</summary>
        /// <param name="thread">From 0.</param>
        public abstract void Run(int thread);

        /// <summary>Throws if something is not as it should be when all threads have ended.</summary>
        public void Check()
        {
            Verify();
            if (_fault != null)
            {
                throw new InvalidOperationException("A task failed: " + _fault.Message);
            }
        }

        /// <summary>What <see cref="Check"/> looks at.</summary>
        protected abstract void Verify();

        /// <summary>A scheduler whose tasks' failures are the scenario's.</summary>
        protected Scheduler NewScheduler(int capacity)
        {
            Scheduler scheduler = new Scheduler(capacity);
            scheduler.FaultHandler = OnFault;
            return scheduler;
        }

        /// <summary>Throws unless that is so.</summary>
        protected static void Require(bool isSo, string what)
        {
            if (!isSo)
            {
                throw new InvalidOperationException(what);
            }
        }

        /// <summary>Throws unless the numbers are the same.</summary>
        protected static void RequireEqual(long expected, long actual, string what)
        {
            if (expected != actual)
            {
                throw new InvalidOperationException(what + ": " + actual.ToString() + " instead of " + expected.ToString());
            }
        }

        private void OnFault(Task task, Exception exception)
        {
            _fault = exception;
        }
    }
}
