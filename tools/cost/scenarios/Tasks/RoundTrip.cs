namespace Maitake.Cost.Scenarios
{
    /// <summary>Two tasks that hand a signal to and fro: two signals given and two received.</summary>
    public sealed class RoundTrip : Scenario
    {
        private readonly bool _async;
        private Scheduler _scheduler;

        public RoundTrip(string name, bool async)
            : base(name, 128, 640, 1)
        {
            _async = async;
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(2);
            Bell one = new Bell();
            Bell two = new Bell();
            _scheduler.Spawn(_async ? Play(one, two) : new Player(one, two));
            _scheduler.Spawn(_async ? Play(two, one) : new Player(two, one));
            _scheduler.Tick();
            one.Ring();
        }

        public override void Run(int operations)
        {
            for (int polled = 0; polled < 2 * operations;)
            {
                polled += _scheduler.Tick().Polled;
            }
        }

        private static async Future Play(Bell mine, Bell other)
        {
            while (true)
            {
                await mine.Next();
                other.Ring();
            }
        }

        private sealed class Player : Future
        {
            private readonly Bell _mine;
            private readonly Bell _other;

            public Player(Bell mine, Bell other)
            {
                _mine = mine;
                _other = other;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_mine.Poll(waker) == PollResult.Ready)
                {
                    _mine.Next();
                    _other.Ring();
                }

                return PollResult.Pending;
            }
        }
    }
}
