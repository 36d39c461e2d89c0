using System.Threading;
using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios
{
    /// <summary>Carries a future on by itself, on a thread that sleeps until it is woken: of a wake that is lost it sleeps for good.</summary>
    public sealed class ThreadWaker : Waker
    {
        private readonly AutoResetEvent _event = new AutoResetEvent(false);

        public override void Wake()
        {
            _event.Set();
        }

        /// <summary>Polls until the future is ready.</summary>
        public void Finish(Future future)
        {
            while (future.Poll(this) == PollResult.Pending)
            {
                _event.WaitOne();
            }
        }

        /// <summary>As <see cref="Finish"/>.</summary>
        /// <returns>False if what it waited for was closed.</returns>
        public bool TryFinish(Future future)
        {
            try
            {
                Finish(future);
                return true;
            }
            catch (ClosedException)
            {
                return false;
            }
        }
    }
}
