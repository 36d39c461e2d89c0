namespace Maitake.Tests
{
    /// <summary>Pending until it is opened. Counts what is done to it, and keeps the waker it was polled with for good, so that a test can wake with a stale one.</summary>
    internal sealed class GateFuture : Future
    {
        public int Polls;
        public int Cancels;
        public Waker Waker;

        private bool _open;

        public override PollResult Poll(Waker waker)
        {
            Polls++;
            Waker = waker;
            if (!_open)
            {
                return PollResult.Pending;
            }

            Complete();
            return PollResult.Ready;
        }

        public void Open()
        {
            _open = true;
            if (Waker != null)
            {
                Waker.Wake();
            }
        }

        public override void Cancel()
        {
            Cancels++;
            base.Cancel();
        }
    }
}
