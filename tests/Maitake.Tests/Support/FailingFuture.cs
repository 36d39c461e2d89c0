using System;

namespace Maitake.Tests
{
    /// <summary>What a <see cref="FailingFuture"/> throws.</summary>
    public sealed class TestException : Exception
    {
        public TestException(string message)
            : base(message)
        {
        }
    }

    /// <summary>Throws at its first poll, having kept the waker; or, if told so, stays pending. Throws in its cancel, if told so.</summary>
    internal sealed class FailingFuture : Future
    {
        public int Polls;
        public int Cancels;
        public Waker Waker;
        public Exception Thrown;

        private readonly bool _inPoll;
        private readonly bool _inCancel;

        public FailingFuture(bool inPoll, bool inCancel)
        {
            _inPoll = inPoll;
            _inCancel = inCancel;
        }

        public override PollResult Poll(Waker waker)
        {
            Polls++;
            Waker = waker;
            if (_inPoll)
            {
                Thrown = new TestException("poll");
                throw Thrown;
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            Cancels++;
            base.Cancel();
            if (_inCancel)
            {
                Exception exception = new TestException("cancel");
                if (Thrown == null)
                {
                    Thrown = exception;
                }

                throw exception;
            }
        }
    }
}
