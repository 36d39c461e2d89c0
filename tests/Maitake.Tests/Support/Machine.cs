using Maitake.Time;

namespace Maitake.Tests
{
    /// <summary>An executor and its parts, on a clock that moves only when the executor parks.</summary>
    internal sealed class Machine
    {
        public readonly FrozenClock Clock;
        public readonly Scheduler Scheduler;
        public readonly TimerWheel Timer;
        public readonly SkippingParker Parker;
        public readonly Executor Executor;

        public Machine(int capacity)
        {
            Clock = new FrozenClock();
            Scheduler = new Scheduler(capacity);
            Timer = new TimerWheel(Clock);
            Parker = new SkippingParker(Clock);
            Executor = new Executor(Scheduler, Timer, Parker);
        }
    }
}
