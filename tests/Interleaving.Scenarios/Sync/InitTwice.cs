using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>Two threads set what is set once, and a third waits for it: one of them did, and all see the same.</summary>
    public sealed class InitTwice : Scenario
    {
        private readonly InitOnce _value = new InitOnce();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly object[] _values = { null, new object(), new object() };
        private readonly bool[] _set = new bool[3];
        private object _seen;

        public InitTwice()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Wait wait = _value.Wait();
                _waker.Finish(wait);
                _seen = wait.Result;
                return;
            }

            _set[thread] = _value.TryInit(_values[thread]);
        }

        protected override void Verify()
        {
            Require(_set[1] != _set[2], "both or neither set it");
            Require(_value.Get() == _values[_set[1] ? 1 : 2], "another value");
            Require(_seen == _value.Get(), "two values");
        }
    }
}
