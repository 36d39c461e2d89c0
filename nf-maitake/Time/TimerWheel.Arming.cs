namespace Maitake.Time
{
    // Arming and disarming. The few timers that are due first are kept out of the slots, in a sorted list: most programs have no more, and
    // for the others it is what a short sleep among long ones needs, and tells the next deadline.
    public sealed partial class TimerWheel
    {
        // The most timers in the sorted list, which bounds the search for a place there; and how many it has to have before later ones go into
        // slots. Between the two is room for a slot of level 1 in which one timer is due each tick.
        private const int MaxSorted = 32;
        private const int EnoughSorted = 16;

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
                    else if (_sorted >= EnoughSorted && deadline >= _last._deadline)
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

        // With an empty list and something in slots: moves the timers of the earliest slot into the list, unless they are too many and differ. Of
        // slots of level 0, which are in order, as many as it takes to be enough.
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

            int sorted = 0;
            bool isWhole;
            Sleep last = null;
            do
            {
                int position = (level << SlotBits) + LowestBit(occupied);
                Sleep next = _slots[position];
                Sleep end = next._previous;
                Sleep sleep = next;
                if (level != 0)
                {
                    int room = MaxSorted;
                    while (sleep != end)
                    {
                        room--;
                        if (room == 0)
                        {
                            return false;
                        }

                        sleep = sleep._next;
                    }
                }

                do
                {
                    sleep = next;
                    next = sleep._next;
                    sleep._previous = null;
                    if (last == null || sleep._deadline >= last._deadline)
                    {
                        if (last == null)
                        {
                            _first = sleep;
                        }
                        else
                        {
                            last._next = sleep;
                        }

                        sleep._next = sleep;
                        last = sleep;
                    }
                    else
                    {
                        // It is due before the last, so that the search ends there at the latest.
                        Sleep previous = null;
                        Sleep at = _first;
                        while (sleep._deadline >= at._deadline)
                        {
                            previous = at;
                            at = at._next;
                        }

                        sleep._next = at;
                        if (previous == null)
                        {
                            _first = sleep;
                        }
                        else
                        {
                            previous._next = sleep;
                        }
                    }

                    sorted++;
                }
                while (sleep != end && sorted < MaxSorted);

                isWhole = sleep == end;
                if (!isWhole)
                {
                    // More than the list holds, and all of one deadline.
                    _slots[position] = next;
                    next._previous = end;
                    end._next = next;
                    break;
                }

                _slots[position] = null;
                occupied &= occupied - 1;
            }
            while (level == 0 && occupied != 0 && sorted < EnoughSorted);

            _occupied[level] = occupied;
            _last = last;
            _sorted = sorted;
            _slotted -= sorted;
            if (_slotted == 0)
            {
                _minimum = long.MaxValue;
                _isExact = true;
            }
            else
            {
                // What is left of a slot has the deadline of the last.
                _minimum = isWhole ? last._deadline + 1 : last._deadline;
                _isExact = !isWhole;
            }

            return true;
        }
    }
}
