using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>An interrupt sets two values while the first in line gives up and the second waits: this one gets a value, and the last is not lost.</summary>
    public sealed class SignalSetAndCancel : Scenario
    {
        private readonly Signal _signal = new Signal();
        private readonly CountingWaker _firstWaker = new CountingWaker();
        private readonly ThreadWaker _secondWaker = new ThreadWaker();
        private readonly object[] _values = { new object(), new object() };
        private readonly Wait _first;
        private readonly Wait _second;

        public SignalSetAndCancel()
            : base(3)
        {
            _first = _signal.Wait();
            _first.Poll(_firstWaker);
            _second = _signal.Wait();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _first.Cancel();
            }
            else if (thread == 1)
            {
                _signal.Set(_values[0]);
                _signal.Set(_values[1]);
            }
            else
            {
                _secondWaker.Finish(_second);
            }
        }

        protected override void Verify()
        {
            object left;
            bool isLeft = _signal.TryTake(out left);
            Require(_second.Result == _values[isLeft ? 0 : 1], "another value");
            Require(left == (isLeft ? _values[1] : null), "another value is left");
        }
    }
}
