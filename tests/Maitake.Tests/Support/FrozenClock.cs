using System;
using Maitake.Time;

namespace Maitake.Tests
{
    /// <summary>A clock of 1 ms ticks that stands still until a test moves it.</summary>
    internal sealed class FrozenClock : Clock
    {
        public long Time;

        public FrozenClock()
            : base("frozen", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        public override long Ticks
        {
            get { return Time; }
        }
    }

    /// <summary>Parks by moving a frozen clock to where the park would end, so that a program of sleeps runs at once.</summary>
    internal sealed class SkippingParker : Parker
    {
        public int TimedParks;

        private readonly FrozenClock _clock;

        public SkippingParker(FrozenClock clock)
        {
            _clock = clock;
        }

        public bool HasUnpark
        {
            get { return IsNotified; }
        }

        public override void Park(TimeSpan timeout)
        {
            TimedParks++;
            _clock.Time += timeout.Ticks / TimeSpan.TicksPerMillisecond;
        }

        public void ParkFor(int milliseconds)
        {
            Park(milliseconds);
        }
    }
}
