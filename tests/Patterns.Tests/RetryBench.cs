using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    /// <summary>A retry of what a script says, with pauses of 100, 200, 250, 250 ... ms.</summary>
    internal sealed class RetryBench
    {
        public readonly FrozenBoard Board;
        public readonly Attempts Attempts;
        public readonly Retry Retry;

        public RetryBench(string script, int attempts)
        {
            Board = new FrozenBoard();
            Attempts = new Attempts(Board.Timer, script);
            Retry = new Retry(Board.Timer, Attempts.Make, attempts, new Backoff(Timing.Timers.Ms(100), 2, Timing.Timers.Ms(250)));
        }

        public long Now
        {
            get { return Board.Timer.Clock.Ticks; }
        }

        public string RunToFailure()
        {
            try
            {
                Board.Run(Retry);
            }
            catch (TestException exception)
            {
                return exception.Message;
            }

            return null;
        }

        public string PollToFailure(Waker waker)
        {
            try
            {
                Retry.Poll(waker);
            }
            catch (TestException exception)
            {
                return exception.Message;
            }

            return null;
        }

        // Polls at each deadline before an instant, and moves the clock there.
        public void PollUntil(Waker waker, long instant)
        {
            while (Now < instant)
            {
                Assert.IsTrue(Retry.Poll(waker) == PollResult.Pending);
                ((FrozenClock)Board.Timer.Clock).Time += Board.Timer.Turn().TicksToNextDeadline;
                Board.Timer.Turn();
            }
        }
    }
}
