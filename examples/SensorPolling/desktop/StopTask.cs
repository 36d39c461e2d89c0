using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Ends the board's run after a while.</summary>
    internal sealed class StopTask : Future
    {
        private readonly Board _board;
        private readonly Sleep _sleep;

        public StopTask(Board board, int seconds)
        {
            _board = board;
            _sleep = board.Sleep(seconds * 1000);
        }

        public override PollResult Poll(Waker waker)
        {
            if (_sleep.Poll(waker) == PollResult.Pending)
            {
                return PollResult.Pending;
            }

            _board.Stop();
            Complete();
            return PollResult.Ready;
        }

        public override void Cancel()
        {
            _sleep.Cancel();
            base.Cancel();
        }
    }
}
