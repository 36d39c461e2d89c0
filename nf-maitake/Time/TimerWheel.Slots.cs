namespace Maitake.Time
{
    // The wheel itself. Everything here runs under the gate.
    public sealed partial class TimerWheel
    {
        private const int SlotBits = 5;
        private const int SlotsPerLevel = 1 << SlotBits;
        private const int SlotMask = SlotsPerLevel - 1;

        // The position of a lone bit x is at [(uint)x % 37], since the powers of 2 below 2^32 differ modulo 37. Built anew per wheel:
        // a static table would depend on the order in which assemblies are initialized.
        private readonly byte[] _bitPositions = MakeBitPositions();

        private readonly int _levels;

        // The first timer of each slot, level after level, and last of all the list of timers beyond the highest level. The timers of a
        // slot form a ring in the order of arming.
        private readonly Sleep[] _slots;

        // Per level, one bit for each slot that has timers.
        private readonly int[] _occupied;

        // Per level, the earliest deadline in it, where the level's bit in _known is set. Not used for level 0, whose slots are deadlines.
        private readonly long[] _minimum;
        private int _known;

        private int _pending;
        private long _now;

        // Arms a timer, or leaves it armed, and renews its waker. True if its deadline has passed.
        internal bool PollEntry(Sleep sleep, Waker waker)
        {
            lock (_gate)
            {
                if (sleep._position < 0)
                {
                    // Completed where it fired since Poll looked.
                    if (sleep._deadline <= _now || sleep.IsCompleted || sleep._deadline <= _clock.Ticks)
                    {
                        sleep.Expire();
                        return true;
                    }

                    Link(sleep);
                    _pending++;
                }

                sleep._waker = waker;
                return false;
            }
        }

        // Disarms a timer, if it is armed.
        internal void Remove(Sleep sleep)
        {
            lock (_gate)
            {
                if (sleep._position >= 0)
                {
                    Unlink(sleep);
                    sleep._waker = null;
                }
            }
        }

        // Puts a timer into the slot that its deadline has as seen from now.
        private void Link(Sleep sleep)
        {
            long deadline = sleep._deadline;
            long difference = deadline ^ _now;
            long slots = deadline;
            int level = 0;
            while (difference >= SlotsPerLevel && level < _levels)
            {
                difference >>= SlotBits;
                slots >>= SlotBits;
                level++;
            }

            int slot = level == _levels ? 0 : (int)slots & SlotMask;
            int position = (level << SlotBits) + slot;
            sleep._position = position;
            Sleep first = _slots[position];
            if (first == null)
            {
                sleep._next = sleep;
                sleep._previous = sleep;
                _slots[position] = sleep;
                if (_occupied[level] == 0)
                {
                    _minimum[level] = deadline;
                    _known |= 1 << level;
                }

                _occupied[level] |= 1 << slot;
            }
            else
            {
                Sleep last = first._previous;
                last._next = sleep;
                sleep._previous = last;
                sleep._next = first;
                first._previous = sleep;
            }

            if (deadline < _minimum[level])
            {
                // Harmless where the minimum is not known.
                _minimum[level] = deadline;
            }
        }

        private void Unlink(Sleep sleep)
        {
            int position = sleep._position;
            int level = position >> SlotBits;
            Sleep next = sleep._next;
            if (next == sleep)
            {
                _slots[position] = null;
                _occupied[level] &= ~(1 << (position & SlotMask));
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

            if (sleep._deadline == _minimum[level])
            {
                _known &= ~(1 << level);
            }

            sleep._next = null;
            sleep._previous = null;
            sleep._position = -1;
            _pending--;
        }

        // The earliest deadline of all; there has to be one. Lower levels are due before higher ones, and lower slots before higher ones:
        // what is earlier than now has fired.
        private long NextDeadline()
        {
            int occupied = _occupied[0];
            if (occupied != 0)
            {
                return (_now & ~(long)SlotMask) + LowestBit(occupied);
            }

            int level = 1;
            while ((occupied = _occupied[level]) == 0)
            {
                level++;
            }

            if ((_known & (1 << level)) == 0)
            {
                Sleep first = _slots[(level << SlotBits) + LowestBit(occupied)];
                long minimum = first._deadline;
                for (Sleep sleep = first._next; sleep != first; sleep = sleep._next)
                {
                    if (sleep._deadline < minimum)
                    {
                        minimum = sleep._deadline;
                    }
                }

                _minimum[level] = minimum;
                _known |= 1 << level;
            }

            return _minimum[level];
        }

        // Moves time on to an instant before which nothing is due. Of all slots only the one that the instant falls into changes its
        // meaning: its timers go down.
        private void Advance(long to)
        {
            long difference = to ^ _now;
            long slots = to;
            int level = 0;
            while (difference >= SlotsPerLevel && level < _levels)
            {
                difference >>= SlotBits;
                slots >>= SlotBits;
                level++;
            }

            _now = to;
            if (level == 0)
            {
                return;
            }

            int slot = level == _levels ? 0 : (int)slots & SlotMask;
            int position = (level << SlotBits) + slot;
            Sleep first = _slots[position];
            if (first == null)
            {
                return;
            }

            _slots[position] = null;
            _occupied[level] &= ~(1 << slot);
            _known &= ~(1 << level);
            Sleep sleep = first;
            do
            {
                Sleep next = sleep._next;
                Link(sleep);
                sleep = next;
            }
            while (sleep != first);
        }

        private int LowestBit(int bits)
        {
            return _bitPositions[(int)((uint)(bits & -bits) % 37)];
        }

        private static byte[] MakeBitPositions()
        {
            byte[] positions = new byte[37];
            uint bit = 1;
            for (int i = 0; i < 32; i++)
            {
                positions[bit % 37] = (byte)i;
                bit <<= 1;
            }

            return positions;
        }
    }
}
