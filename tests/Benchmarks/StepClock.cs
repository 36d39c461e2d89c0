using System;
using Maitake.Time;

namespace Maitake.Benchmarks
{
    /// <summary>A clock that the benchmark moves.</summary>
    internal sealed class StepClock : Clock
    {
        public StepClock()
            : base("step", TimeSpan.FromMilliseconds(1), 1)
        {
        }

        public long Time { get; set; }

        public override long Ticks => Time;
    }

    /// <summary>Nobody to wake.</summary>
    internal sealed class NobodyWaker : Waker
    {
        public override void Wake()
        {
        }
    }
}
