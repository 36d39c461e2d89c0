using System;

namespace Maitake.Sync
{
    /// <summary>Gives out permits in the order of arrival: what a semaphore, a mutex and a reader-writer lock have in common.</summary>
    /// <remarks>The first in line gets the permits that come, and smaller requests wait behind it, so that nobody starves.</remarks>
    public abstract class PermitSource : Waitable
    {
        /// <summary>The most permits that there can be.</summary>
        public const int MaxPermits = int.MaxValue - 1;

        // While somebody is in line these are the first one's, who has not got enough yet.
        private int _permits;

        internal PermitSource(int permits)
        {
            if (permits < 0 || permits > MaxPermits)
            {
                throw new ArgumentOutOfRangeException("permits");
            }

            _permits = permits;
        }

        internal int Available
        {
            get
            {
                lock (_gate)
                {
                    return _first == null && !_closed ? _permits : 0;
                }
            }
        }

        internal Guard Take(int permits)
        {
            CheckPermits(permits);
            return new Guard(this, permits);
        }

        internal Guard Take(int permits, Guard used)
        {
            // One that still holds permits may be somebody's; it is left to him.
            if (used == null || used.Source != this || used.HeldPermits != 0)
            {
                return Take(permits);
            }

            CheckPermits(permits);
            used.Begin(permits);
            return used;
        }

        internal Guard TryTake(int permits)
        {
            CheckPermits(permits);
            return TryTakePermits(permits) ? new Guard(this, permits, true) : null;
        }

        // Takes permits at once, or none.
        internal bool TryTakePermits(int permits)
        {
            lock (_gate)
            {
                if (!_closed)
                {
                    if ((_first != null && permits != 0) || permits > _permits)
                    {
                        return false;
                    }

                    _permits -= permits;
                    return true;
                }
            }

            ThrowClosed();
            return false;
        }

        // Puts permits back, or adds new ones. Once closed, they are gone.
        internal void Give(int permits)
        {
            Waker waker;
            lock (_gate)
            {
                if (permits > MaxPermits - _permits)
                {
                    ThrowTooMany();
                }

                _permits += permits;
                if (_first == null)
                {
                    return;
                }

                waker = GrantFirst();
            }

            if (waker != null)
            {
                waker.Wake();
            }

            // If more than one came, there may be some left for the next.
            if (permits != 1)
            {
                Settle();
            }
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            int permits = wait._amount;
            if ((!isFirst && permits != 0) || permits > _permits)
            {
                return false;
            }

            _permits -= permits;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (granted)
            {
                _permits += wait._amount;
            }
        }

        internal static void CheckPermits(int permits)
        {
            if (permits < 0 || permits > MaxPermits)
            {
                ThrowOutOfRange();
            }
        }

        [Cold("misuse")]
        private static void ThrowOutOfRange()
        {
            throw new ArgumentOutOfRangeException("permits");
        }

        [Cold("misuse")]
        private static void ThrowTooMany()
        {
            throw new InvalidOperationException("More permits than a semaphore can hold");
        }
    }
}
