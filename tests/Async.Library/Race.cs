using System;
using Maitake;

namespace AsyncLibrary
{
    /// <summary>Which of two futures is ready first; the other one is cancelled. What a library has that takes futures over.</summary>
    public sealed partial class Race : Future<int>
    {
        private Future _a;
        private Future _b;

        private Race()
        {
        }

        public static Race Between(Future a, Future b)
        {
            Race race = new Race();
            race.Begin(a, b);
            return race;
        }

        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (IsCanceled)
            {
                ThrowCanceled();
            }

            Future other = _b;
            try
            {
                if (_a.Poll(waker) == PollResult.Ready)
                {
                    Complete(0);
                    _b.Cancel();
                    return PollResult.Ready;
                }

                other = _a;
                if (_b.Poll(waker) == PollResult.Ready)
                {
                    Complete(1);
                    _a.Cancel();
                    return PollResult.Ready;
                }
            }
            catch (Exception)
            {
                if (!IsCompleted)
                {
                    other.Cancel();
                }

                throw;
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            if (!IsCompleted && !IsCanceled)
            {
                base.Cancel();
                try
                {
                    _a.Cancel();
                }
                finally
                {
                    _b.Cancel();
                }
            }
        }

        private void Begin(Future a, Future b)
        {
            if (a == null || b == null)
            {
                throw new ArgumentNullException();
            }

            _a = a;
            _b = b;
            Renew();
        }
    }
}
