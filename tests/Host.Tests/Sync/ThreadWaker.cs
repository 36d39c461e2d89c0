using System;
using System.Threading;
using Maitake.Host.Tests.Stress;
using Maitake.Sync;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>Lets a thread of a crew poll futures by itself: polls, waits to be woken, polls again. A wake that is lost hangs it.</summary>
    internal sealed class ThreadWaker : Waker
    {
        private readonly Crew _crew;
        private readonly Random _random;
        private int _woken;

        public ThreadWaker(Crew crew, int seed)
        {
            _crew = crew;
            _random = new Random(seed);
        }

        public override void Wake()
        {
            Volatile.Write(ref _woken, 1);
        }

        public int Next(int below)
        {
            return _random.Next(below);
        }

        /// <summary>Polls until it is ready. A poll without having been woken is made only where it has to be: at the beginning.</summary>
        public void Wait(Future future)
        {
            while (future.Poll(this) == PollResult.Pending)
            {
                Sleep();
            }
        }

        /// <summary>As <see cref="Wait"/>, but with a chance of one in so many gives up at one of three moments: at once, some time later, or when woken.</summary>
        /// <returns>Whether it is ready.</returns>
        public bool TryWait(Future future, int chance)
        {
            int moment = _random.Next(chance);
            if (moment == 0)
            {
                future.Cancel();
                return false;
            }

            bool ready = future.Poll(this) == PollResult.Ready;
            if (ready)
            {
                return true;
            }

            if (moment == 1)
            {
                Thread.SpinWait(_random.Next(200));
                future.Cancel();
                return false;
            }

            Sleep();
            if (moment == 2)
            {
                future.Cancel();
                return false;
            }

            Wait(future);
            return true;
        }

        /// <summary>Whether it ended by being closed.</summary>
        /// <param name="future">What is waited for.</param>
        /// <param name="polled">Called after the first poll, unless that already says that it is closed.</param>
        public bool IsClosed(Future future, Action polled = null)
        {
            try
            {
                bool ready = future.Poll(this) == PollResult.Ready;
                polled?.Invoke();
                if (!ready)
                {
                    Sleep();
                    Wait(future);
                }

                return false;
            }
            catch (ClosedException)
            {
                return true;
            }
        }

        private void Sleep()
        {
            _crew.Until(() => Interlocked.Exchange(ref _woken, 0) != 0);
        }
    }
}
