using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A thread sets a value twice, and closes, while another observes: it sees the latest, and does not wait for good.</summary>
    public sealed class WatchAndPoll : Scenario
    {
        private readonly Watch _watch = new Watch();
        private readonly Subscriber _subscriber;
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly object[] _values = { new object(), new object() };
        private object _last;

        public WatchAndPoll()
            : base(2)
        {
            _subscriber = _watch.Subscribe();
        }

        public override void Run(int thread)
        {
            if (thread == 1)
            {
                _watch.Send(_values[0]);
                _watch.Send(_values[1]);
                _watch.Close();
                return;
            }

            while (_waker.TryFinish(_subscriber))
            {
                Require(_subscriber.Result != _last, "seen twice");
                _last = _subscriber.Result;
                _subscriber.Next();
            }
        }

        protected override void Verify()
        {
            Require(_last == _values[1], "the last value was not seen");
        }
    }
}
