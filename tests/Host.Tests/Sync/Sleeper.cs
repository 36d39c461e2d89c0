using System;
using System.Threading;
using Maitake.Host.Tests.Stress;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>Waits for futures on a thread of its own, and now and then gives one up on the way.</summary>
    internal sealed class Sleeper : Waker
    {
        private readonly Crew _crew;
        private readonly Random _random;
        private readonly AutoResetEvent _woken = new AutoResetEvent(false);

        public Sleeper(Crew crew, int seed)
        {
            _crew = crew;
            _random = new Random(seed);
        }

        public override void Wake()
        {
            _woken.Set();
        }

        /// <summary>Polls until the future is ready. Every poll comes after a wake: one that is lost shows as a hang.</summary>
        public void Await(Future future)
        {
            while (future.Poll(this) == PollResult.Pending)
            {
                Sleep();
            }
        }

        /// <summary>The same, but one time in three the future is canceled while it waits, or when it has just been woken.</summary>
        /// <returns>False if it was canceled.</returns>
        public bool AwaitOrCancel(Future future)
        {
            while (future.Poll(this) == PollResult.Pending)
            {
                if (_random.Next(3) == 0)
                {
                    Thread.SpinWait(_random.Next(100));
                    future.Cancel();
                    return false;
                }

                Sleep();
            }

            return true;
        }

        private void Sleep()
        {
            while (!_woken.WaitOne(100))
            {
                _crew.Check();
            }
        }
    }
}
