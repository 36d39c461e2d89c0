using System;
using Maitake.Cost.Scenarios;
using Maitake.Sync;
using Maitake.Time;

namespace Maitake.Cost.Times
{
    /// <summary>
    /// What MicroPython's asyncio is timed in: async tasks under the whole of the run loop, with a timer wheel that follows the real clock, as
    /// <c>asyncio.run</c> has its queue of timers.
    /// </summary>
    internal sealed class Executed : Scenario
    {
        private readonly bool _isRoundTrip;
        private readonly Executor _executor;

        public Executed(string name, bool isRoundTrip)
            : base(name)
        {
            _isRoundTrip = isRoundTrip;
            _executor = new Executor(new Scheduler(2), new TimerWheel(new SystemClock()), new Parker());
        }

        public override void Run(int operations)
        {
            if (!_isRoundTrip)
            {
                _executor.Run(Yield(operations));
                return;
            }

            Signal one = new Signal();
            Signal two = new Signal();
            one.Set();
            _executor.Spawn(Play(one, two, operations));
            _executor.Run(Play(two, one, operations));
        }

        private static async Future Yield(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                await Futures.YieldNow();
            }
        }

        private static async Future Play(Signal mine, Signal other, int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                await mine.Wait();
                other.Set();
            }
        }

        private sealed class SystemClock : Clock
        {
            public SystemClock()
                : base("system", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
            {
            }

            public override long Ticks
            {
                get { return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond; }
            }
        }
    }
}
