using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A value is handed over while the one who waits for the key gives up or looks: exactly one has the value.</summary>
    public sealed class MapWakeAndCancel : Scenario
    {
        private readonly Map _map = new Map();
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly object _value = new object();
        private readonly Wait _wait;
        private WakeOutcome _outcome;
        private bool _got;

        public MapWakeAndCancel()
            : base(3)
        {
            _wait = _map.Wait(7);
            _wait.Poll(_waker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _got = _wait.Poll(_waker) == PollResult.Ready;
                if (!_got)
                {
                    _wait.Cancel();
                }
            }
            else if (thread == 1)
            {
                _outcome = _map.Wake(7, _value);
            }
            else
            {
                Require(_map.Wake(8, null) == WakeOutcome.NoMatch, "another key");
            }
        }

        protected override void Verify()
        {
            if (_outcome == WakeOutcome.Woke)
            {
                Require(_got ? _wait.Result == _value && _map.Unread == null : _map.Unread == _value, "the value was lost");
            }
            else
            {
                Require(!_got && _map.Unread == null, "a value from nowhere");
            }
        }

        private sealed class Map : WaitMap
        {
            public object Unread;

            protected override void OnUnread(int key, object value)
            {
                Unread = value;
            }
        }
    }
}
