using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>An event is set and at once reset while one waits and another begins to: who waited before gets through.</summary>
    public sealed class EventSetAndReset : Scenario
    {
        private readonly Event _event = new Event();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly CountingWaker _lateWaker = new CountingWaker();
        private readonly Wait _before;
        private Wait _late;

        public EventSetAndReset()
            : base(3)
        {
            _before = _event.Wait();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _waker.Finish(_before);
            }
            else if (thread == 1)
            {
                _event.Set();
                _event.Reset();
            }
            else
            {
                _late = _event.Wait();
                _late.Poll(_lateWaker);
            }
        }

        protected override void Verify()
        {
            Require(!_event.IsSet, "still set");
            _event.Set();
            Require(_late.Poll(_lateWaker) == PollResult.Ready, "the other one does not get through");
        }
    }
}
