using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>An interrupt sends three items through room for two to a subscriber that waits: it sees them in order, and knows how many it missed.</summary>
    public sealed class BroadcastAndPoll : Scenario
    {
        private readonly Broadcast _broadcast = new Broadcast(2);
        private readonly Subscriber _subscriber;
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly object[] _items = { new object(), new object(), new object() };

        public BroadcastAndPoll()
            : base(2)
        {
            _subscriber = _broadcast.Subscribe();
        }

        public override void Run(int thread)
        {
            if (thread == 1)
            {
                for (int i = 0; i < 3; i++)
                {
                    _broadcast.Send(_items[i]);
                }

                return;
            }

            int seen = 0;
            while (seen < 3)
            {
                _subscriber.Next();
                _waker.Finish(_subscriber);
                seen += (int)_subscriber.Missed;
                Require(_subscriber.Result == _items[seen], "another item");
                seen++;
            }
        }

        protected override void Verify()
        {
            object item;
            Require(!_subscriber.TryNext(out item), "one too many");
        }
    }
}
