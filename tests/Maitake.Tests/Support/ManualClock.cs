using System;
using Maitake.Time;

namespace Maitake.Tests
{
    /// <summary>A clock that stands still unless a test moves it, also backwards: what a test of time runs on.</summary>
    public sealed class ManualClock : Clock
    {
        private long _ticks;

        /// <summary>Starts at zero and counts milliseconds.</summary>
        public ManualClock()
            : this(0)
        {
        }

        /// <summary>Counts milliseconds.</summary>
        public ManualClock(long start)
            : this(start, new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        /// <summary>Counts whatever it is told to.</summary>
        public ManualClock(long start, TimeSpan tickDuration, int granularity)
            : base("manual", tickDuration, granularity)
        {
            _ticks = start;
        }

        /// <inheritdoc/>
        public override long Ticks
        {
            get { return _ticks; }
        }

        /// <summary>Moves the clock to an instant, forwards or backwards.</summary>
        public void Set(long ticks)
        {
            _ticks = ticks;
        }

        /// <summary>Moves the clock on.</summary>
        public void Advance(long ticks)
        {
            _ticks += ticks;
        }
    }
}
