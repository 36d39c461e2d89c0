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

        // Also after it was closed.
        internal int Available
        {
            get
            {
                lock (_gate)
                {
                    return _first == null ? _permits : 0;
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
                    if (permits > _permits || (_first != null && permits != 0))
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

        // PollWait for a guard, which is shorter: it neither subscribes nor wants a result.
        internal bool PollPermits(Wait wait, Waker waker)
        {
            lock (_gate)
            {
                int state = wait._state;
                if (state == Wait.Idle)
                {
                    if (!_closed)
                    {
                        int permits = wait._amount;
                        if (permits > _permits || (_first != null && permits != 0))
                        {
                            Append(wait, waker);
                            return false;
                        }

                        _permits -= permits;
                        return true;
                    }
                }
                else if (state == Wait.Queued)
                {
                    wait._waker = waker;
                    return false;
                }
                else if (state == Wait.Granted)
                {
                    wait._state = Wait.Idle;
                    return true;
                }
            }

            ThrowClosed();
            return false;
        }

        // Puts permits back, or adds new ones, which must not be too many. Also once closed, when it does not matter.
        internal void Give(int permits, bool areNew)
        {
            Waker waker;
            lock (_gate)
            {
                if (permits > MaxPermits - _permits)
                {
                    if (areNew && !_closed)
                    {
                        ThrowTooMany();
                    }

                    // New ones have taken the place of those that come back, by a mistake that shows here only.
                    permits = MaxPermits - _permits;
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
            if (permits > _permits || (!isFirst && permits != 0))
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
                // As in Give.
                int room = MaxPermits - _permits;
                _permits += wait._amount < room ? wait._amount : room;
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
