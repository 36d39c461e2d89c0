using Maitake.Time;

namespace Maitake.Boards.Tests
{
    /// <summary>Sleeps a number of times and then stops the board.</summary>
    internal sealed class SleepTask : Future
    {
        private readonly Board _board;
        private readonly Sleep _sleep;
        private readonly long _ticks;
        private int _remaining;

        public SleepTask(Board board, long ticks, int count)
        {
            _board = board;
            _ticks = ticks;
            _remaining = count;
            _sleep = board.Timer.SleepTicks(ticks);
        }

        /// <summary>By how many ticks the latest sleep was late, at most.</summary>
        public long Latest { get; private set; }

        /// <summary>Sleeps that were ready before their deadline.</summary>
        public int Early { get; private set; }

        public int Slept { get; private set; }

        public override PollResult Poll(Waker waker)
        {
            while (_sleep.Poll(waker) == PollResult.Ready)
            {
                long late = _board.Timer.Clock.Ticks - _sleep.DeadlineTicks;
                Early += late < 0 ? 1 : 0;
                Latest = late > Latest ? late : Latest;
                Slept++;
                if (--_remaining == 0)
                {
                    _board.Stop();
                    Complete();
                    return PollResult.Ready;
                }

                _sleep.ResetTicks(_ticks);
            }

            return PollResult.Pending;
        }
    }
}
