using System;
using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A clock that the scenario moves.</summary>
    public sealed class StepClock : Clock
    {
        public long Time;

        public StepClock()
            : base("step", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        public override long Ticks
        {
            get { return Time; }
        }
    }
}
