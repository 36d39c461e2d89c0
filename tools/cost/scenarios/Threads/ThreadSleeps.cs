using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Threads that each sleep a millisecond, again and again: one operation is one sleep.</summary>
    public sealed class ThreadSleeps : Scenario
    {
        private readonly int _threads;
        private AutoResetEvent[] _begin;
        private AutoResetEvent _done;
        private int _sleeps;
        private int _running;

        public ThreadSleeps(string name, int threads)
            : base(name)
        {
            _threads = threads;
        }

        public override bool Waits
        {
            get { return true; }
        }

        public override void SetUp()
        {
            _done = new AutoResetEvent(false);
            _begin = new AutoResetEvent[_threads];
            for (int i = 0; i < _threads; i++)
            {
                _begin[i] = new AutoResetEvent(false);
                Sleeper sleeper = new Sleeper(this, _begin[i]);
                new Thread(sleeper.Sleep).Start();
            }
        }

        public override void Run(int operations)
        {
            Begin(operations / _threads);
            _done.WaitOne();
        }

        public override void TearDown()
        {
            Begin(-1);
        }

        private void Begin(int sleeps)
        {
            Interlocked.Exchange(ref _running, _threads);
            Interlocked.Exchange(ref _sleeps, sleeps);
            for (int i = 0; i < _threads; i++)
            {
                _begin[i].Set();
            }
        }

        private sealed class Sleeper
        {
            private readonly ThreadSleeps _all;
            private readonly AutoResetEvent _begin;

            public Sleeper(ThreadSleeps all, AutoResetEvent begin)
            {
                _all = all;
                _begin = begin;
            }

            public void Sleep()
            {
                _begin.WaitOne();
                while (_all._sleeps >= 0)
                {
                    for (int i = _all._sleeps; i > 0; i--)
                    {
                        Thread.Sleep(1);
                    }

                    if (Interlocked.Decrement(ref _all._running) == 0)
                    {
                        _all._done.Set();
                    }

                    _begin.WaitOne();
                }
            }
        }
    }
}
