#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Time
{
    // Arming and disarming. The few timers that are due first are kept out of the slots, in a sorted ring: most programs have no more, and
    // for the others it is what a short sleep among long ones needs.
    public sealed partial class TimerWheel
    {
        // The most timers in the sorted ring: bounds the search for a place there.
        private const int MaxSorted = 8;

        // The earliest timer of the ring, or null. All of the ring are due before all in slots; where deadlines are equal, they were armed before.
        private Sleep _first;

        // How many are in the ring, unless it is empty.
        private int _sorted;

        // Arms a timer, or leaves it armed, and renews its waker. Ready if its deadline has passed.
        internal PollResult Arm(Sleep sleep, Waker waker)
        {
            lock (_gate)
            {
                if (sleep._next == null)
                {
                    long deadline = sleep._deadline;

                    // What fired since Poll looked is not later than _now either.
                    if (deadline <= _now || deadline <= _clock.Ticks)
                    {
                        sleep._flags |= Future.CompletedFlag;
                        return PollResult.Ready;
                    }

                    Sleep first = _first;
                    if (first != null)
                    {
                        Insert(sleep, first);
                    }
                    else if (deadline < _minimum)
                    {
                        sleep._next = sleep;
                        sleep._previous = sleep;
                        _first = sleep;
                        _sorted = 1;
                    }
                    else
                    {
                        Slot(sleep);
                    }
                }

                sleep._waker = waker;
                return PollResult.Pending;
            }
        }

        // Disarms a timer, if it is armed.
        internal void Remove(Sleep sleep)
        {
            lock (_gate)
            {
                if (sleep._next != null)
                {
                    long deadline = sleep._deadline;
                    if (deadline < _minimum || (deadline == _minimum && IsSorted(sleep)))
                    {
                        RemoveSorted(sleep);
                    }
                    else
                    {
                        Unlink(sleep, PositionOf(deadline));
                    }

                    sleep._waker = null;
                    sleep._next = null;
                }
            }
        }

        // Puts a new timer into the ring, which is not empty, or into a slot.
        private void Insert(Sleep sleep, Sleep first)
        {
            long deadline = sleep._deadline;
            Sleep next = first;
            if (deadline < first._deadline)
            {
                _first = sleep;
            }
            else
            {
                Sleep previous = first._previous;
                if (deadline >= previous._deadline)
                {
                    if (_sorted == MaxSorted || deadline >= _minimum)
                    {
                        Slot(sleep);
                        return;
                    }
                }
                else
                {
                    do
                    {
                        next = previous;
                        previous = previous._previous;
                    }
                    while (deadline < previous._deadline);
                }
            }

            Sleep before = next._previous;
            before._next = sleep;
            sleep._previous = before;
            sleep._next = next;
            next._previous = sleep;
            if (++_sorted > MaxSorted)
            {
                // The last one was armed before all in slots that have its deadline, else it would not be in the ring.
                Sleep last = _first._previous;
                RemoveSorted(last);
                if (_base != _now)
                {
                    Advance(_now);
                }

                _minimum = last._deadline;
                _isExact = true;
                _slotted++;
                Link(last, true);
            }
        }

        private void RemoveSorted(Sleep sleep)
        {
            Sleep next = sleep._next;
            if (next == sleep)
            {
                _first = null;
                return;
            }

            Sleep previous = sleep._previous;
            previous._next = next;
            next._previous = previous;
            _sorted--;
            if (_first == sleep)
            {
                _first = next;
            }
        }

        private bool IsSorted(Sleep sleep)
        {
            Sleep at = _first;
            if (at != null)
            {
                do
                {
                    if (at == sleep)
                    {
                        return true;
                    }

                    at = at._next;
                }
                while (at != _first);
            }

            return false;
        }
    }
}
