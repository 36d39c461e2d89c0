using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One that notices its wake without a lock, and stands in line again at once, while the one who woke it is not done: the one wake was for it alone.</summary>
    public sealed class QueueWakeAndReuse : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly CountingWaker _otherWaker = new CountingWaker();
        private readonly Wait _wait;
        private readonly Wait _other;

        public QueueWakeAndReuse()
            : base(2)
        {
            _wait = _queue.Wait();
            _wait.Poll(_waker);
            _other = _queue.Wait();
            _other.Poll(_otherWaker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                // Again and again, without waiting to be woken.
                for (int i = 0; i < 3 && _wait.Poll(_waker) == PollResult.Pending; i++)
                {
                }

                if (_wait.IsCompleted)
                {
                    _wait.Reset();
                    _wait.Poll(_waker);
                }

                return;
            }

            _queue.Wake();
        }

        protected override void Verify()
        {
            RequireEqual(0, _otherWaker.Count, "early wakes of the second in line");

            // Whoever is in line is woken, one after the other.
            _queue.Wake();
            RequireEqual(1, _otherWaker.Count, "wakes of the second in line");
            Require(_other.Poll(_otherWaker) == PollResult.Ready, "the second in line was not woken");
            _queue.Wake();
            Require(_wait.Poll(_waker) == PollResult.Ready, "who came back was not woken");
        }
    }
}
