using System;

namespace Maitake.Tests.Timing
{
    // Ready when told so; says how often it was polled and whether it was canceled.
    internal sealed class StepFuture : Future
    {
        public bool IsOpen;
        public Exception Failure;
        public int Polls;
        public int Cancels;
        public Waker LastWaker;

        public override PollResult Poll(Waker waker)
        {
            Polls++;
            LastWaker = waker;
            if (Failure != null)
            {
                throw Failure;
            }

            if (IsOpen)
            {
                Complete();
                return PollResult.Ready;
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            Cancels++;
            base.Cancel();
        }
    }
}
