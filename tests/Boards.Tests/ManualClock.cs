using System;
using Maitake.Time;

namespace Maitake.Boards.Tests
{
    /// <summary>Time in milliseconds, set by the test.</summary>
    internal sealed class ManualClock : Clock
    {
        private long _ticks;

        public ManualClock()
            : base("manual", TimeSpan.FromMilliseconds(1), 1)
        {
        }

        public override long Ticks
        {
            get { return _ticks; }
        }

        public void MoveTo(long ticks)
        {
            _ticks = ticks;
        }
    }
}
