using Maitake.Sync;

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
            Signal one = new Signal();
            Signal two = new Signal();
            _scheduler.Spawn(_async ? Play(one, two) : new Player(one, two));
            _scheduler.Spawn(_async ? Play(two, one) : new Player(two, one));
            _scheduler.Tick();
            one.Set();
        }

        public override void Run(int operations)
        {
            for (int polled = 0; polled < 2 * operations;)
            {
                polled += _scheduler.Tick().Polled;
            }
        }

        private static async Future Play(Signal mine, Signal other)
        {
            while (true)
            {
                await mine.Wait();
                other.Set();
            }
        }

        private sealed class Player : Future
        {
            private readonly Wait _mine;
            private readonly Signal _other;

            public Player(Signal mine, Signal other)
            {
                _mine = mine.Wait();
                _other = other;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_mine.Poll(waker) == PollResult.Ready)
                {
                    _mine.Reset();
                    _other.Set();
                }

                return PollResult.Pending;
            }
        }
    }
}
