using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two threads ask for a value that is made at the first use, and a third waits for it: it is made once.</summary>
    public sealed class LazyTwice : Scenario
    {
        private readonly Lazy _lazy;
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly object[] _seen = new object[3];
        private int _made;

        public LazyTwice()
            : base(3)
        {
            _lazy = new Lazy(Make);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Wait wait = _lazy.Wait();
                _waker.Finish(wait);
                _seen[0] = wait.Result;
                return;
            }

            _seen[thread] = _lazy.Get();
        }

        protected override void Verify()
        {
            RequireEqual(1, _made, "times made");
            Require(_seen[0] == _seen[1] && _seen[1] == _seen[2], "two values");
        }

        private object Make()
        {
            _made++;
            return new object();
        }
    }
}
