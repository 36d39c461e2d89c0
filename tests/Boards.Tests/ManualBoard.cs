using Maitake.Time;

namespace Maitake.Boards.Tests
{
    /// <summary>A board in manual time.</summary>
    internal sealed class ManualBoard : Board
    {
        private readonly ManualClock _clock;

        public ManualBoard()
            : this(new ManualClock())
        {
        }

        private ManualBoard(ManualClock clock)
            : base(new Scheduler(16), new TimerWheel(clock), new Parker())
        {
            _clock = clock;
        }

        /// <summary>Runs everything that falls due up to a time, each thing at its own.</summary>
        public void RunTo(long milliseconds)
        {
            for (; ;)
            {
                while (Executor.RunOnce())
                {
                }

                long deadline;
                if (!Timer.TryGetNextDeadline(out deadline) || deadline > milliseconds)
                {
                    _clock.MoveTo(milliseconds);
                    return;
                }

                _clock.MoveTo(deadline);
            }
        }
    }
}
