using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A queue is closed while one waits and is woken: it is woken, or is told, and does not wait for good.</summary>
    public sealed class QueueClose : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly Wait _wait;
        private bool _woken;

        public QueueClose()
            : base(3)
        {
            _wait = _queue.Wait();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _woken = _waker.TryFinish(_wait);
            }
            else if (thread == 1)
            {
                _queue.Wake();
            }
            else
            {
                _queue.Close();
            }
        }

        protected override void Verify()
        {
            Require(_woken == _wait.IsCompleted, "two different ends");
            Require(!_waker.TryFinish(_queue.Wait()), "a wait of a closed queue");
        }
    }
}
