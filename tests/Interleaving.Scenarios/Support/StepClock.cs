using System;
using System.Threading;
using Maitake.Time;

namespace Maitake.Interleaving.Scenarios
{
    /// <summary>A clock that stands still until it is moved.</summary>
    public sealed class StepClock : Clock
    {
        private int _now;

        public StepClock()
            : base("steps", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        public override long Ticks
        {
            get { return _now; }
        }

        public void Advance()
        {
            Interlocked.Increment(ref _now);
        }
    }
}
