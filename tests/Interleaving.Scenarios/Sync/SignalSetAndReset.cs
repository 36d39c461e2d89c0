using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A signal is set twice while it is waited for and reset: who has been woken gets the latest value, and a reset does not take that.</summary>
    public sealed class SignalSetAndReset : Scenario
    {
        private readonly Signal _signal = new Signal();
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly object[] _values = { new object(), new object() };
        private readonly Wait _wait;

        public SignalSetAndReset()
            : base(3)
        {
            _wait = _signal.Wait();
            _wait.Poll(_waker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _wait.Poll(_waker);
            }
            else if (thread == 1)
            {
                _signal.Set(_values[0]);
                _signal.Set(_values[1]);
            }
            else
            {
                _signal.Reset();
            }
        }

        protected override void Verify()
        {
            RequireEqual(1, _waker.Count, "wakes");
            bool early = _wait.IsCompleted;
            Require(_wait.Poll(_waker) == PollResult.Ready, "woken for nothing");
            Require(_wait.Result == _values[1] || (early && _wait.Result == _values[0]), "another value");
        }
    }
}
