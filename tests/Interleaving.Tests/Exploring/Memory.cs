using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>The locations of one execution, and the names by which they are known in the next.</summary>
    internal sealed class Memory
    {
        // In the place of a field.
        private const int LockField = -1;
        private const int EventField = -2;
        private const int ElementField = -3;

        // Objects that threads make go by different numbers from one execution to the next: one name for all of them.
        private const int MadeByThread = -1;
        private const int Static = 0;

        private readonly Dictionary<Cell, Location> _locations = new();
        private readonly Dictionary<object, int> _names = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<long> _shared;

        /// <summary>Makes one.</summary>
        /// <param name="shared">The keys of what is known to be shared; null for all.</param>
        public Memory(HashSet<long> shared)
        {
            _shared = shared;
        }

        /// <summary>While the scenario is set up, on one thread: gives an object its name.</summary>
        public void Name(object owner)
        {
            if (owner != null)
            {
                _names.TryAdd(owner, _names.Count + 1);
            }
        }

        public Location Field(object owner, int field)
        {
            Cell cell = new Cell(owner, field, 0);
            return _locations.TryGetValue(cell, out Location location) ? location : Add(cell, new Location(KeyOf(owner, field), IsShared(owner, field)));
        }

        public ModelWord Word(object owner, int field)
        {
            Cell cell = new Cell(owner, field, 0);
            return (ModelWord)(_locations.TryGetValue(cell, out Location location)
                ? location
                : Add(cell, new ModelWord(KeyOf(owner, field), IsShared(owner, field))));
        }

        public Location Element(object array, int index)
        {
            Cell cell = new Cell(array, ElementField, index);
            return _locations.TryGetValue(cell, out Location location)
                ? location
                : Add(cell, new Location(KeyOf(array, ElementField), IsShared(array, ElementField)));
        }

        public ModelLock Lock(object gate)
        {
            Cell cell = new Cell(gate, LockField, 0);
            return (ModelLock)(_locations.TryGetValue(cell, out Location location)
                ? location
                : Add(cell, new ModelLock(KeyOf(gate, LockField), IsShared(gate, LockField))));
        }

        public ModelEvent Event(object handle)
        {
            Cell cell = new Cell(handle, EventField, 0);
            return (ModelEvent)(_locations.TryGetValue(cell, out Location location) ? location : Add(cell, new ModelEvent(KeyOf(handle, EventField))));
        }

        private Location Add(Cell cell, Location location)
        {
            _locations.Add(cell, location);
            return location;
        }

        private bool IsShared(object owner, int field) => _shared == null || _shared.Contains(KeyOf(owner, field));

        private long KeyOf(object owner, int field)
        {
            int name = owner == null ? Static : _names.TryGetValue(owner, out int known) ? known : MadeByThread;
            return ((long)name << 32) | (uint)field;
        }

        private readonly struct Cell : IEquatable<Cell>
        {
            private readonly object _owner;
            private readonly int _field;
            private readonly int _index;

            public Cell(object owner, int field, int index)
            {
                _owner = owner;
                _field = field;
                _index = index;
            }

            public bool Equals(Cell other) => _owner == other._owner && _field == other._field && _index == other._index;

            public override bool Equals(object other) => other is Cell cell && Equals(cell);

            public override int GetHashCode() => (RuntimeHelpers.GetHashCode(_owner) * 31) + (_field * 7) + _index;
        }
    }
}
