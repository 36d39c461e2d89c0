using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>The first in line gives up while one is woken: the wake goes to the next.</summary>
    public sealed class QueueWakeAndCancel : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly CountingWaker _firstWaker = new CountingWaker();
        private readonly ThreadWaker _secondWaker = new ThreadWaker();
        private readonly Wait _first;
        private readonly Wait _second;

        public QueueWakeAndCancel()
            : base(3)
        {
            _first = _queue.Wait();
            _first.Poll(_firstWaker);
            _second = _queue.Wait();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _first.Cancel();
            }
            else if (thread == 1)
            {
                _queue.Wake();
            }
            else
            {
                _secondWaker.Finish(_second);
            }
        }

        protected override void Verify()
        {
            Wait third = _queue.Wait();
            Require(third.Poll(_firstWaker) == PollResult.Pending, "one wake for two");
        }
    }
}
