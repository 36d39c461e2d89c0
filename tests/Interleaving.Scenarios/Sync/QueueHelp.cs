using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>
    /// One is woken by itself while another thread wakes all: when the single wake has returned, somebody has been woken, whether or not the one who wakes all
    /// has got on.
    /// </summary>
    public sealed class QueueHelp : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly CountingWaker[] _wakers = { new CountingWaker(), new CountingWaker() };

        public QueueHelp()
            : base(2)
        {
            for (int i = 0; i < 2; i++)
            {
                _queue.Wait().Poll(_wakers[i]);
            }
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _queue.WakeAll();
                return;
            }

            _queue.Wake();
            Require(_wakers[0].Count + _wakers[1].Count != 0, "a wake has returned, and nobody was woken");
        }

        protected override void Verify()
        {
            RequireEqual(2, _wakers[0].Count + _wakers[1].Count, "wakes");
        }
    }
}
