using System.Collections.Generic;

namespace Maitake.Host.Tests.Timing
{
    /// <summary>What a timer wheel is supposed to be: a list of deadlines that is searched from end to end.</summary>
    internal sealed class WheelModel
    {
        // In arming order.
        private readonly List<Entry> _armed = new List<Entry>();

        public int Count
        {
            get { return _armed.Count; }
        }

        public void Arm(int id, long deadline)
        {
            _armed.Add(new Entry(id, deadline));
        }

        public bool Contains(int id)
        {
            return _armed.Exists(entry => entry.Id == id);
        }

        public void Remove(int id)
        {
            _armed.RemoveAll(entry => entry.Id == id);
        }

        // -1 if there is none.
        public long NextDeadline()
        {
            Entry next = Next();
            return next == null ? -1 : next.Deadline;
        }

        // Takes out what is due, in order.
        public List<int> Turn(long now, int most)
        {
            List<int> fired = new List<int>();
            for (Entry next = Next(); fired.Count < most && next != null && next.Deadline <= now; next = Next())
            {
                fired.Add(next.Id);
                _armed.Remove(next);
            }

            return fired;
        }

        // The earliest deadline, and of equal ones the one armed first.
        private Entry Next()
        {
            Entry next = null;
            foreach (Entry entry in _armed)
            {
                if (next == null || entry.Deadline < next.Deadline)
                {
                    next = entry;
                }
            }

            return next;
        }

        private sealed class Entry
        {
            public Entry(int id, long deadline)
            {
                Id = id;
                Deadline = deadline;
            }

            public int Id { get; }

            public long Deadline { get; }
        }
    }
}
