using System.Runtime.Intrinsics;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>A field of an object, an element of an array, a lock or an event, in one execution.</summary>
    /// <remarks>
    /// Accesses to shared locations are ordered by what they do to each other, and only those make points where threads are switched. To the others a race
    /// detector is applied: an access that the shared ones leave unordered with another makes the location a shared one, for the next attempt.
    /// </remarks>
    internal class Location
    {
        private ulong _lastWrite;
        private ulong _reads;

        // What who reads, and who writes, comes after.
        private Vector128<int> _writeClock;
        private Vector128<int> _accessClock;

        // Of a location that is not shared: the last access of each thread, and who wrote last.
        private Vector128<int> _accesses;
        private Vector128<int> _writes;

        public Location(long key, bool isShared)
        {
            Key = key;
            IsShared = isShared;
        }

        /// <summary>What is the same in all executions: the object by its number, and the field.</summary>
        public long Key { get; }

        /// <summary>Whether threads access it without being ordered by other locations.</summary>
        public bool IsShared { get; }

        /// <summary>Whether a thread that wants to enter it could do so now.</summary>
        public virtual bool Admits(ScenarioThread thread) => true;

        /// <summary>A thread accesses it now.</summary>
        /// <returns>False if it is not shared and should be.</returns>
        public bool Access(ScenarioThread thread, bool writes, int site)
        {
            if (IsShared)
            {
                Order(thread, writes, site);
                return true;
            }

            Vector128<int> others = writes ? _accesses : _writes;
            bool isOrdered = Vector128.LessThanOrEqualAll(others, thread.Clock);
            int now = thread.Clock.GetElement(thread.Index);
            _accesses = _accesses.WithElement(thread.Index, now);
            if (writes)
            {
                _writes = _writes.WithElement(thread.Index, now);
            }

            return isOrdered;
        }

        // Reads commute with each other, and with nothing else.
        private void Order(ScenarioThread thread, bool writes, int site)
        {
            ulong history = Mix(thread.History ^ Mix(_lastWrite + (ulong)site));
            if (writes)
            {
                thread.Clock = Vector128.Max(thread.Clock, _accessClock);
                history = Mix(history + _reads);
                _lastWrite = history;
                _reads = 0;
                _writeClock = thread.Clock;
                _accessClock = thread.Clock;
            }
            else
            {
                thread.Clock = Vector128.Max(thread.Clock, _writeClock);
                _reads += Mix(history);
                _accessClock = Vector128.Max(_accessClock, thread.Clock);
            }

            thread.Advance(history);
        }

        /// <summary>Spreads the bits of a number: the finalizer of MurmurHash3 (A. Appleby), a permutation of 64 bits.</summary>
        public static ulong Mix(ulong value)
        {
            value += 0x9E3779B97F4A7C15;
            value ^= value >> 33;
            value *= 0xFF51AFD7ED558CCD;
            value ^= value >> 33;
            value *= 0xC4CEB9FE1A85EC53;
            return value ^ (value >> 33);
        }
    }
}
