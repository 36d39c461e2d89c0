namespace Maitake.Time
{
    // Arming and disarming. The few timers that are due first are kept out of the slots, in a sorted list: most programs have no more, and
    // for the others it is what a short sleep among long ones needs, and tells the next deadline.
    public sealed partial class TimerWheel
    {
        // The most timers in the sorted list: bounds the search for a place there.
        private const int MaxSorted = 16;

        // The sorted list, linked by _next; the last one links to itself, so that a null link means "not armed". All of it are due before all in
        // slots; where deadlines are equal, they were armed before. _first is null while it is empty, and then the other two mean nothing.
        internal Sleep _first;
        private Sleep _last;
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
                    if (deadline >= _minimum)
                    {
                        Slot(sleep);
                    }
                    else if (first == null)
                    {
                        sleep._next = sleep;
                        _first = sleep;
                        _last = sleep;
                        _sorted = 1;
                    }
                    else if (deadline < first._deadline)
                    {
                        sleep._next = first;
                        _first = sleep;
                        _sorted++;
                        if (_sorted > MaxSorted)
                        {
                            Evict();
                        }
                    }
                    else if (_sorted == MaxSorted && deadline >= _last._deadline)
                    {
                        Slot(sleep);
                    }
                    else
                    {
                        Insert(sleep);
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
                    if (deadline > _minimum || !TryRemoveSorted(sleep))
                    {
                        Unlink(sleep, PositionOf(deadline));
                    }

                    sleep._waker = null;
                    sleep._previous = null;
                    sleep._next = null;
                }
            }
        }

        // Puts a timer into the list, which is not empty, behind the first.
        private void Insert(Sleep sleep)
        {
            long deadline = sleep._deadline;
            Sleep last = _last;
            if (deadline >= last._deadline)
            {
                last._next = sleep;
                sleep._next = sleep;
                _last = sleep;
                _sorted++;
                return;
            }

            Sleep previous = _first;
            Sleep next = previous._next;
            while (deadline >= next._deadline)
            {
                previous = next;
                next = next._next;
            }

            previous._next = sleep;
            sleep._next = next;
            _sorted++;
            if (_sorted > MaxSorted)
            {
                Evict();
            }
        }

        // Moves the last of the list, which is not alone there, into its slot: in front, since it was armed before all in slots that have its
        // deadline, else it would not be in the list.
        private void Evict()
        {
            Sleep last = _last;
            Sleep previous = _first;
            while (previous._next != last)
            {
                previous = previous._next;
            }

            previous._next = previous;
            _last = previous;
            _sorted--;
            _minimum = last._deadline;
            _isExact = true;
            _slotted++;
            Link(last, true);
        }

        // Where a timer in a slot may have the same deadline as the last ones of the list, it takes a search to tell where one is.
        private bool TryRemoveSorted(Sleep sleep)
        {
            Sleep at = _first;
            if (at == null)
            {
                return false;
            }

            if (at == sleep)
            {
                Sleep next = sleep._next;
                _first = next == sleep ? null : next;
                _sorted--;
                return true;
            }

            for (; ;)
            {
                Sleep next = at._next;
                if (next == sleep)
                {
                    if (sleep == _last)
                    {
                        at._next = at;
                        _last = at;
                    }
                    else
                    {
                        at._next = sleep._next;
                    }

                    _sorted--;
                    return true;
                }

                if (next == at)
                {
                    return false;
                }

                at = next;
            }
        }

        // With an empty list and something in slots: moves the timers of the earliest slot into the list, unless they are too many and differ.
        private bool TryRefill()
        {
            if (_base < _now)
            {
                Advance(_now);
            }

            int level = 0;
            int occupied;
            while ((occupied = _occupied[level]) == 0)
            {
                level++;
            }

            int position = (level << SlotBits) + LowestBit(occupied);
            Sleep first = _slots[position];
            Sleep sleep = first;
            if (level != 0)
            {
                int room = MaxSorted;
                do
                {
                    if (room == 0)
                    {
                        return false;
                    }

                    room--;
                    sleep = sleep._next;
                }
                while (sleep != first);
            }

            Sleep end = first._previous;
            Sleep next = first._next;
            first._next = first;
            first._previous = null;
            _first = first;
            _last = first;
            _sorted = 1;
            while (sleep != end && _sorted < MaxSorted)
            {
                sleep = next;
                next = sleep._next;
                sleep._previous = null;
                if (sleep._deadline < _first._deadline)
                {
                    sleep._next = _first;
                    _first = sleep;
                    _sorted++;
                }
                else
                {
                    Insert(sleep);
                }
            }

            _slotted -= _sorted;
            if (sleep != end)
            {
                // More than the list holds, and all of one deadline.
                _slots[position] = next;
                next._previous = end;
                end._next = next;
                _minimum = next._deadline;
                _isExact = true;
                return true;
            }

            _slots[position] = null;
            _occupied[level] = occupied & (occupied - 1);
            _isExact = _slotted == 0;
            _minimum = _isExact ? long.MaxValue : _last._deadline + 1;
            return true;
        }
    }
}
