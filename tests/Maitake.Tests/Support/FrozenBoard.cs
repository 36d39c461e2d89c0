using Maitake.Time;

namespace Maitake.Tests
{
    /// <summary>A board in time that is skipped, on the desktop and on the interpreter.</summary>
    internal sealed class FrozenBoard : Board
    {
        public FrozenBoard()
            : this(new FrozenClock())
        {
        }

        private FrozenBoard(FrozenClock clock)
            : base(new Scheduler(16), new TimerWheel(clock), new SkippingParker(clock))
        {
        }
    }
}
