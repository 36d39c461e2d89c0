using System;
using Maitake.Time;

namespace Maitake.Targets.Tests
{
    // Milliseconds that a test sets. (The virtual clock of the host target comes with the real System.Device.Gpio.)
    internal sealed class ManualClock : Clock
    {
        public ManualClock()
            : base("manual", TimeSpan.FromMilliseconds(1), 1)
        {
        }

        public long Milliseconds { get; set; }

        public override long Ticks
        {
            get { return Milliseconds; }
        }
    }
}
