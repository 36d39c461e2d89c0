using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>All are woken, and one more, while one stands in line and another is about to: both get through, and the single wake is there for the next.</summary>
    public sealed class QueueWakeAll : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly ThreadWaker[] _wakers = { new ThreadWaker(), new ThreadWaker() };
        private readonly Wait[] _waits = new Wait[2];

        public QueueWakeAll()
            : base(3)
        {
            _waits[0] = _queue.Wait();
            _waits[1] = _queue.Wait();
            _waits[0].Poll(_wakers[0]);
        }

        public override void Run(int thread)
        {
            if (thread == 2)
            {
                _queue.WakeAll();
                _queue.Wake();
                return;
            }

            _wakers[thread].Finish(_waits[thread]);
        }

        protected override void Verify()
        {
            Wait next = _queue.Wait();
            Require(next.Poll(_wakers[0]) == PollResult.Ready, "the single wake was used up");
        }
    }
}
