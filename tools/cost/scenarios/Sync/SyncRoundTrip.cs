using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Two tasks that wake each other, over two wait queues or two events: two wakes and two waits.</summary>
    public sealed class SyncRoundTrip : Scenario
    {
        private readonly bool _events;
        private readonly bool _async;
        private Scheduler _scheduler;

        public SyncRoundTrip(string name, bool events, bool async)
            : base(name, 128, 640, 1)
        {
            _events = events;
            _async = async;
        }

        public override void SetUp()
        {
            _scheduler = new Scheduler(2);
            if (_events)
            {
                Event one = new Event();
                Event two = new Event();
                _scheduler.Spawn(_async ? Play(one, two) : new EventPlayer(one, two));
                _scheduler.Spawn(_async ? Play(two, one) : new EventPlayer(two, one));
                _scheduler.Tick();
                one.Set();
            }
            else
            {
                WaitQueue one = new WaitQueue();
                WaitQueue two = new WaitQueue();
                _scheduler.Spawn(_async ? Play(one, two) : new QueuePlayer(one, two));
                _scheduler.Spawn(_async ? Play(two, one) : new QueuePlayer(two, one));
                _scheduler.Tick();
                one.Wake();
            }
        }

        public override void Run(int operations)
        {
            for (int polled = 0; polled < 2 * operations;)
            {
                polled += _scheduler.Tick().Polled;
            }
        }

        public override void TearDown()
        {
            _scheduler = null;
        }

        private static async Future Play(WaitQueue mine, WaitQueue other)
        {
            while (true)
            {
                await mine.Wait();
                other.Wake();
            }
        }

        private static async Future Play(Event mine, Event other)
        {
            while (true)
            {
                await mine.Wait();
                mine.Reset();
                other.Set();
            }
        }

        private sealed class QueuePlayer : Future
        {
            private readonly Wait _mine;
            private readonly WaitQueue _other;

            public QueuePlayer(WaitQueue mine, WaitQueue other)
            {
                _mine = mine.Wait();
                _other = other;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_mine.Poll(waker) == PollResult.Ready)
                {
                    _mine.Reset();
                    _other.Wake();
                }

                return PollResult.Pending;
            }
        }

        private sealed class EventPlayer : Future
        {
            private readonly Event _event;
            private readonly Wait _mine;
            private readonly Event _other;

            public EventPlayer(Event mine, Event other)
            {
                _event = mine;
                _mine = mine.Wait();
                _other = other;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_mine.Poll(waker) == PollResult.Ready)
                {
                    _event.Reset();
                    _mine.Reset();
                    _other.Set();
                }

                return PollResult.Pending;
            }
        }
    }
}
