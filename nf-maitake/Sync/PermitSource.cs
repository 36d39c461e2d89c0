using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>Gives out permits in the order of arrival: what a semaphore, a mutex and a reader-writer lock have in common.</summary>
    /// <remarks>
    /// The first in line gets the permits that come, and smaller requests wait behind it, so that nobody starves.
    /// All members may be called by any thread and any interrupt callback; a guard is polled on its owner's thread.
    /// </remarks>
    public abstract class PermitSource : Waitable
    {
        /// <summary>The most permits that there can be.</summary>
        public const int MaxPermits = int.MaxValue - 1;

        // The permits, as long as nobody is in line and it is open: then a compare-and-swap takes them and puts them back. Else their complement, a
        // negative number, which turns everybody away from that, so that nobody overtakes: it is changed under the gate only, and what comes is for
        // the first in line, who has not got enough yet. Under the gate it turns negative before anything is decided, so that nothing comes or goes
        // meanwhile, and positive again with the decision that leaves nobody in line.
        internal int _permits;

        internal PermitSource(int permits)
        {
            CheckPermits(permits);
            _permits = permits;
        }

        // Also after it was closed.
        internal int Available
        {
            get
            {
                Enter();
                int permits = _permits;
                if (permits < 0)
                {
                    permits = _first == null ? ~permits : 0;
                }

                Leave();
                return permits;
            }
        }

        /// <inheritdoc/>
        public override void Close()
        {
            Enter();
            _closed = true;
            Seize();
            Leave();
            Settle();
        }

        internal Guard Take(int permits, Guard used)
        {
            CheckPermits(permits);

            // One that still holds permits may be somebody's; it is left to him.
            if (used == null || used._source != this || used._permits > 0)
            {
                return new Guard(this, permits);
            }

            used.Reset();
            used._permits = -permits;
            return used;
        }

        internal Guard TryTake(int permits)
        {
            CheckPermits(permits);
            if (!TryTakePermits(permits))
            {
                return null;
            }

            Guard guard = new Guard(this, permits);
            guard.Accept(permits);
            return guard;
        }

        // Takes permits at once, or none.
        internal bool TryTakePermits(int permits)
        {
            for (; ;)
            {
                int free = _permits;
                if (free >= permits)
                {
                    if (Interlocked.CompareExchange(ref _permits, free - permits, free) == free)
                    {
                        return true;
                    }
                }
                else if (free >= 0)
                {
                    return false;
                }
                else
                {
                    Enter();
                    if (_closed)
                    {
                        LeaveClosed();
                    }

                    // If nobody is, somebody was at it just now.
                    bool hasLine = _first != null;
                    Leave();
                    if (hasLine)
                    {
                        return permits == 0;
                    }
                }
            }
        }

        // PollWait for a guard, which is shorter: it neither subscribes nor wants a result.
        internal bool PollPermits(Wait wait, Waker waker)
        {
            EnterInlined();
            bool isGranted = false;
            int state = wait._state;
            if (state == Wait.Idle)
            {
                int free = Seize();
                if (_closed)
                {
                    LeaveClosed();
                }

                int permits = wait._amount;
                if (permits > free || (_first != null && permits != 0))
                {
                    Append(wait, waker);
                }
                else
                {
                    Release(free - permits);
                    isGranted = true;
                }
            }
            else if (state == Wait.Queued)
            {
                wait._waker = waker;
            }
            else
            {
                isGranted = wait.TryNotice();
                if (!isGranted)
                {
                    LeaveClosed();
                }
            }

            Leave();
            return isGranted;
        }

        // Puts permits back, or adds new ones, which must not be too many. Also once closed, when it does not matter.
        internal void Give(int permits, bool areNew)
        {
            int free = _permits;
            if (free >= 0 && permits <= MaxPermits - free && Interlocked.CompareExchange(ref _permits, free + permits, free) == free)
            {
                return;
            }

            Waker waker = null;
            EnterInlined();
            free = Seize();
            if (permits > MaxPermits - free)
            {
                if (areNew && !_closed)
                {
                    Release(free);
                    Leave();
                    ThrowTooMany();
                }

                // New ones have taken the place of those that come back, by a mistake that shows here only.
                permits = MaxPermits - free;
            }

            free += permits;
            Wait first = _first;
            if (first != null && !_closed && first._amount <= free)
            {
                free -= first._amount;
                waker = Grant(first, Wait.Granted);
            }

            Release(free);
            Leave();
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

        // For the first in line only: the others have come here already.
        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            int free = Seize() - wait._amount;
            if (free < 0)
            {
                return false;
            }

            Interlocked.Exchange(ref _permits, wait._next == wait ? free : ~free);
            return true;
        }

        internal override bool IsOver(Wait wait)
        {
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            int free = Seize();
            if (granted)
            {
                // As in Give.
                int room = MaxPermits - free;
                free += wait._amount < room ? wait._amount : room;
            }

            Release(free);
        }

        // Under the gate: from now on nobody takes any or puts any back without it. How many there are.
        private int Seize()
        {
            int free = _permits;
            while (free >= 0)
            {
                int permits = Interlocked.CompareExchange(ref _permits, ~free, free);
                if (permits == free)
                {
                    return free;
                }

                free = permits;
            }

            return ~free;
        }

        // Under the gate: how many there are from now on, for everybody to take if nobody is in line.
        private void Release(int permits)
        {
            if (_first != null || _closed)
            {
                permits = ~permits;
            }

#if NANOFRAMEWORK_1_0
            _permits = permits;
#else
            // Whoever takes them without the gate sees what was written before they came.
            Volatile.Write(ref _permits, permits);
#endif
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
