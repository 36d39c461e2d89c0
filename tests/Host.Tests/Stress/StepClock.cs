using System;
using System.Threading;
using Maitake.Time;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>A clock that threads may read while another one moves it.</summary>
    internal sealed class StepClock : Clock
    {
        private long _ticks;

        public StepClock()
            : base("steps", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        public override long Ticks
        {
            get { return Interlocked.Read(ref _ticks); }
        }

        public void Advance(long ticks)
        {
            Interlocked.Add(ref _ticks, ticks);
        }
    }
}
