namespace Maitake.Time
{
    // The wheel itself. Everything here runs under the gate.
    public sealed partial class TimerWheel
    {
        private const int SlotBits = 5;
        private const int SlotsPerLevel = 1 << SlotBits;
        private const int SlotMask = SlotsPerLevel - 1;

        private readonly int _levels;

        // The first timer of each slot, level after level, and last of all the list of timers beyond the highest level. The timers of a
        // slot form a ring in the order of arming.
        private readonly Sleep[] _slots;

        // Per level, one bit for each slot that has timers.
        private readonly int[] _occupied;

        // The instant that the slots are seen from: nothing in them is due before it, and it is not later than _now. It follows that when the
        // list is filled anew, since most of what is armed meanwhile comes into the same slot either way.
        private long _base;

        // How many timers are in slots, and a bound that none of their deadlines is below: the earliest of them if _isExact, and the end of
        // time if there is none.
        private int _slotted;
        internal long _minimum = long.MaxValue;
        private bool _isExact = true;

        // Puts a new timer into its slot, behind those with the same deadline.
        private void Slot(Sleep sleep)
        {
            long deadline = sleep._deadline;
            if (deadline < _minimum)
            {
                _minimum = deadline;
                _isExact = true;
            }

            _slotted++;
            Link(sleep, false);
        }

        private void Link(Sleep sleep, bool isFirst)
        {
            int position = PositionOf(sleep._deadline);
            Sleep first = _slots[position];
            if (first == null)
            {
                sleep._next = sleep;
                sleep._previous = sleep;
                _slots[position] = sleep;
                _occupied[position >> SlotBits] |= 1 << (position & SlotMask);
                return;
            }

            Sleep last = first._previous;
            last._next = sleep;
            sleep._previous = last;
            sleep._next = first;
            first._previous = sleep;
            if (isFirst)
            {
                _slots[position] = sleep;
            }
        }

        // Takes a timer out of the slot at a position.
        private void Unlink(Sleep sleep, int position)
        {
            Sleep next = sleep._next;
            if (next == sleep)
            {
                _slots[position] = null;
                _occupied[position >> SlotBits] &= ~(1 << (position & SlotMask));
            }
            else
            {
                Sleep previous = sleep._previous;
                previous._next = next;
                next._previous = previous;
                if (_slots[position] == sleep)
                {
                    _slots[position] = next;
                }
            }

            _slotted--;
            if (_slotted == 0)
            {
                _minimum = long.MaxValue;
                _isExact = true;
            }
            else if (sleep._deadline == _minimum)
            {
                _isExact = false;
            }
        }

        // The slot of a deadline. Its level is the highest group of five bits in which it differs from the base, so that all timers of a level
        // are due before any of a higher one.
        private int PositionOf(long deadline)
        {
            long difference = deadline ^ _base;
            if (difference < SlotsPerLevel)
            {
                return (int)deadline & SlotMask;
            }

            deadline >>= SlotBits;
            if (difference < SlotsPerLevel * SlotsPerLevel && _levels != 1)
            {
                return SlotsPerLevel + ((int)deadline & SlotMask);
            }

            int level = 1;
            difference >>= SlotBits;
            while (difference >= SlotsPerLevel && level < _levels)
            {
                difference >>= SlotBits;
                deadline >>= SlotBits;
                level++;
            }

            return level == _levels ? level << SlotBits : (level << SlotBits) + ((int)deadline & SlotMask);
        }

        // The earliest deadline in a slot; there has to be one. Lower levels are due before higher ones, and lower slots before higher ones:
        // what is earlier has left.
        private long SlottedMinimum()
        {
            if (_isExact)
            {
                return _minimum;
            }

            int level = 0;
            int occupied;
            while ((occupied = _occupied[level]) == 0)
            {
                level++;
            }

            Sleep first = _slots[(level << SlotBits) + LowestBit(occupied)];
            long minimum = first._deadline;
            if (level != 0)
            {
                // The timers of a slot of level 0 have one deadline.
                for (Sleep sleep = first._next; sleep != first; sleep = sleep._next)
                {
                    if (sleep._deadline < minimum)
                    {
                        minimum = sleep._deadline;
                    }
                }
            }

            _minimum = minimum;
            _isExact = true;
            return minimum;
        }

        // Moves the base on to an instant before which nothing is due. Of all slots only the one that the instant falls into changes its
        // meaning: its timers go down.
        private void Advance(long to)
        {
            int position = PositionOf(to);
            _base = to;
            if (position < SlotsPerLevel)
            {
                return;
            }

            Sleep first = _slots[position];
            if (first == null)
            {
                return;
            }

            _slots[position] = null;
            _occupied[position >> SlotBits] &= ~(1 << (position & SlotMask));
            Sleep sleep = first;
            do
            {
                Sleep next = sleep._next;
                Link(sleep, false);
                sleep = next;
            }
            while (sleep != first);
        }

        private static int LowestBit(int bits)
        {
            int position = 0;
            if ((bits & 0xFFFF) == 0)
            {
                bits >>= 16;
                position = 16;
            }

            if ((bits & 0xFF) == 0)
            {
                bits >>= 8;
                position += 8;
            }

            if ((bits & 0xF) == 0)
            {
                bits >>= 4;
                position += 4;
            }

            if ((bits & 3) == 0)
            {
                bits >>= 2;
                position += 2;
            }

            return position + (~bits & 1);
        }
    }
}
