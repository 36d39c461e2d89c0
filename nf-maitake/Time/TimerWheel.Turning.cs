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
        internal long _now;

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
            if (maxExpirations < 1)
            {
                ThrowMaxExpirations();
            }

            long now = _clock.Ticks;
            int expired = TurnTo(now, maxExpirations, null);
            if (expired < 0)
            {
                return null;
            }

            // The clock may have gone backwards. The wheel's time does not.
            Turn turn = _turn;
            long reached;
#if NANOFRAMEWORK_1_0
            reached = _now;
#else
            reached = Volatile.Read(ref _now);
#endif
            turn._nowTicks = now > reached ? now : reached;
            turn._expired = expired;
            turn._isLimited = expired >= maxExpirations;
            return turn;
        }

        // Returns how many fired, or -1 where a turn is under way. What a waker throws goes to the fault handler of the scheduler; without one
        // it is thrown in the end.
        internal int TurnTo(long target, int most, Scheduler faults)
        {
            Waker waker;
            lock (_gate)
            {
                if (_turning)
                {
                    return -1;
                }

                if (target < _now)
                {
                    // The clock went backwards. The wheel's time does not.
                    target = _now;
                }

                waker = TakeDue(target);
                if (waker == null)
                {
                    return 0;
                }

                _turning = true;
            }

            Exception failure = null;
            int expired = 0;
            do
            {
                // Wakers are called while the gate is open: one that runs code in place may arm, cancel and block as it likes.
                try
                {
                    waker.Wake();
                }
                catch (Exception exception)
                {
                    // No waker should throw. One that does must not cost the others their wake.
                    failure = exception;
                    if (faults != null)
                    {
                        faults.ReportFault(null, exception);
                    }
                }

                expired++;
                if (!_hasDue || expired == most)
                {
                    break;
                }

                lock (_gate)
                {
                    waker = TakeDue(target);
                }
            }
            while (waker != null);

#if NANOFRAMEWORK_1_0
            _turning = false;
#else
            Volatile.Write(ref _turning, false);
#endif
            if (failure != null && faults == null)
            {
                throw failure;
            }

            return expired;
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
                    deadline = TryRefill() ? _first._deadline : SlottedMinimum();
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
            Sleep sleep = _first;
            if ((sleep == null && (sleep = FirstInSlots(target)) == null) || sleep._deadline > target)
            {
                _hasDue = false;
                _now = target;
                return null;
            }

            long following;
            Sleep next = sleep._next;
            if (next != sleep)
            {
                _first = next;
                _sorted--;
                following = next._deadline;
            }
            else
            {
                _first = null;
                following = _minimum;
            }

            if (following > target)
            {
                // Nothing else is due: time can go on at once.
                _hasDue = false;
                _now = target;
            }
            else
            {
                _hasDue = true;
                _now = sleep._deadline;
            }

            Waker waker = sleep._waker;
            sleep._waker = null;

            // Completed before the waker is called, so that whoever it wakes finds the sleep ready; and the link is cleared last, since an owner who
            // sees that takes no lock.
            sleep._flags |= Future.CompletedFlag;
#if NANOFRAMEWORK_1_0
            sleep._next = null;
#else
            Volatile.Write(ref sleep._next, null);
#endif
            if (waker == null)
            {
                return DeafWaker.Instance;
            }

            return waker;
        }

        // With an empty list: fills it from the slots and returns its first timer, or returns null where nothing is due.
        private Sleep FirstInSlots(long target)
        {
            if (_minimum > target || _slotted == 0)
            {
                return null;
            }

            if (!TryRefill())
            {
                long deadline = SlottedMinimum();
                if (deadline > target)
                {
                    return null;
                }

                // A crowded slot goes down when it is due: then its first timers are in a slot of level 0.
                Advance(deadline);
                TryRefill();
            }

            return _first;
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
