using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A signal for one waiter, which any thread or interrupt may give.</summary>
    public sealed class Bell : Future
    {
        private Waker _waker;
        private int _rung;

        public void Ring()
        {
            Interlocked.Exchange(ref _rung, 1);
            Waker waker = _waker;
            if (waker != null)
            {
                waker.Wake();
            }
        }

        /// <summary>Waits for the next ring.</summary>
        public Bell Next()
        {
            Renew();
            return this;
        }

        public override PollResult Poll(Waker waker)
        {
            _waker = waker;
            if (Interlocked.Exchange(ref _rung, 0) == 0)
            {
                return PollResult.Pending;
            }

            Complete();
            return PollResult.Ready;
        }
    }
}
