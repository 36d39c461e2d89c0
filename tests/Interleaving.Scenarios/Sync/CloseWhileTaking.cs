using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A thread closes a semaphore, and then asks for what another gives back or takes at that moment: once closed, nobody gets any.</summary>
    public sealed class CloseWhileTaking : Scenario
    {
        private readonly Semaphore _semaphore = new Semaphore(1);

        public CloseWhileTaking()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _semaphore.Close();
                bool closed = false;
                try
                {
                    _semaphore.TryAcquire();
                }
                catch (ClosedException)
                {
                    closed = true;
                }

                Require(closed, "a permit of a closed semaphore");
                return;
            }

            try
            {
                Guard guard = _semaphore.TryAcquire();
                if (guard != null)
                {
                    guard.Dispose();
                }
            }
            catch (ClosedException)
            {
            }
        }

        protected override void Verify()
        {
            RequireEqual(0, _semaphore.AvailablePermits, "permits");
        }
    }
}
