using System;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Time
{
    // Turning: firing what is due, and finding what is next.
    public sealed partial class TimerWheel
    {
        private readonly Turn _turn;

        // While wakers are called.
        private bool _turning;

        // Written under the gate by the thread that turns, and read by it alone.
        private bool _hasDue;

        // The time that the wheel was turned to: what was due by then has fired, unless the turn was limited; then the deadline of the last that fired.
        private long _now;

        /// <summary>Fires every timer that is due, in the order of deadlines. Does not allocate.</summary>
        /// <returns>What was done, in an object that the next turn fills anew.</returns>
        /// <exception cref="InvalidOperationException">A turn is under way, on another thread or further up on this one.</exception>
        public Turn Turn()
        {
            return Turn(int.MaxValue);
        }

        /// <summary>
        /// Fires timers that are due, in the order of deadlines, but no more than <paramref name="maxExpirations"/>; the next turn goes on
        /// there. Does not allocate.
        /// </summary>
        /// <param name="maxExpirations">1 or more.</param>
        /// <returns>What was done, in an object that the next turn fills anew.</returns>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxExpirations"/> is less than 1.</exception>
        /// <exception cref="InvalidOperationException">A turn is under way, on another thread or further up on this one.</exception>
        /// <remarks>The bound is on timers fired. Timers moved to a lower level come on top, each of them once per level in its life.</remarks>
        public Turn Turn(int maxExpirations)
        {
            Turn turn = TryTurn(maxExpirations);
            if (turn == null)
            {
                ThrowTurning();
            }

            return turn;
        }

        /// <summary>As <see cref="Turn()"/>, but returns null where a turn is under way already. Any thread, any interrupt callback.</summary>
        public Turn TryTurn()
        {
            return TryTurn(int.MaxValue);
        }

        /// <summary>As <see cref="Turn(int)"/>, but returns null where a turn is under way already. Any thread, any interrupt callback.</summary>
        /// <param name="maxExpirations">1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxExpirations"/> is less than 1.</exception>
        public Turn TryTurn(int maxExpirations)
        {
            return TryTurn(maxExpirations, null);
        }

        // What a waker throws goes to the fault handler of the scheduler, if one is given.
        internal Turn TryTurn(int maxExpirations, Scheduler faults)
        {
            if (maxExpirations < 1)
            {
                ThrowMaxExpirations();
            }

            Exception failure = null;
            long target = _clock.Ticks;
            Waker waker;
            lock (_gate)
            {
                if (_turning)
                {
                    return null;
                }

                if (target < _now)
                {
                    // The clock went backwards. The wheel's time does not.
                    target = _now;
                }

                waker = TakeDue(target);
                _turning = waker != null;
            }

            Turn turn = _turn;
            int expired = 0;
            while (waker != null)
            {
                // Wakers are called while the gate is open: one that runs code in place may arm, cancel and block as it likes.
                try
                {
                    waker.Wake();
                }
                catch (Exception exception)
                {
                    // No waker should throw. One that does must not cost the others their wake.
                    if (faults == null)
                    {
                        failure = exception;
                    }
                    else
                    {
                        faults.ReportFault(null, exception);
                    }
                }

                waker = null;
                expired++;
                if (_hasDue && expired < maxExpirations)
                {
                    lock (_gate)
                    {
                        waker = TakeDue(target);
                    }
                }
            }

            turn._nowTicks = target;
            turn._expired = expired;
            turn._isLimited = expired >= maxExpirations;
#if NANOFRAMEWORK_1_0
            _turning = false;
#else
            Volatile.Write(ref _turning, false);
#endif
            if (failure != null)
            {
                throw failure;
            }

            return turn;
        }

        /// <summary>Tells the earliest deadline of all armed timers, exactly, without firing any. Any thread; does not allocate.</summary>
        /// <param name="deadline">The deadline in ticks since the clock's zero, which may have passed.</param>
        /// <returns>False if no timer is armed.</returns>
        public bool TryGetNextDeadline(out long deadline)
        {
            lock (_gate)
            {
                if (_first != null)
                {
                    deadline = _first._deadline;
                    return true;
                }

                if (_slotted != 0)
                {
                    deadline = SlottedMinimum();
                    return true;
                }

                deadline = 0;
                return false;
            }
        }

        // Under the gate: takes out the first timer that is due and returns its waker, or moves time on and returns null if none is. _hasDue says
        // afterwards whether another look is worth it.
        private Waker TakeDue(long target)
        {
            _hasDue = false;
            Sleep sleep = _first;
            long deadline;
            if (sleep != null)
            {
                deadline = sleep._deadline;
                if (deadline > target)
                {
                    _now = target;
                    return null;
                }

                Sleep next = sleep._next;
                if (next == sleep)
                {
                    _first = null;
                    _hasDue = _minimum <= target;
                }
                else
                {
                    Sleep last = sleep._previous;
                    last._next = next;
                    next._previous = last;
                    _first = next;
                    _sorted--;
                    _hasDue = next._deadline <= target;
                }
            }
            else
            {
                if (_slotted == 0 || _minimum > target || (deadline = SlottedMinimum()) > target)
                {
                    _now = target;
                    return null;
                }

                if (deadline != _base)
                {
                    Advance(deadline);
                }

                int position = (int)deadline & SlotMask;
                sleep = _slots[position];
                Unlink(sleep, position);
                _hasDue = _slotted != 0 && _minimum <= target;
            }

            // Nothing else is due: time can go on at once.
            _now = _hasDue ? deadline : target;
            return sleep.Expire();
        }

        [Cold("misuse")]
        private static void ThrowMaxExpirations()
        {
            throw new ArgumentOutOfRangeException("maxExpirations");
        }

        [Cold("misuse")]
        private static void ThrowTurning()
        {
            throw new InvalidOperationException("The wheel is being turned");
        }
    }
}
