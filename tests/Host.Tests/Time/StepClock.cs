using System;
using Maitake.Time;

namespace Maitake.Host.Tests.Timing
{
    /// <summary>A clock in units of 100 ns that moves forwards only, and stops at its end.</summary>
    internal sealed class StepClock : Clock
    {
        private long _ticks;

        public StepClock(long start)
            : base("steps", new TimeSpan(1), 1)
        {
            _ticks = start;
        }

        public override long Ticks
        {
            get { return _ticks; }
        }

        public void Advance(long ticks)
        {
            _ticks += Math.Min(ticks, long.MaxValue - _ticks);
        }

        public void AdvanceTo(long ticks)
        {
            _ticks = Math.Max(_ticks, ticks);
        }
    }
}
