using System;
#if !NANOFRAMEWORK_1_0
using System.Runtime.ExceptionServices;
#endif

namespace Maitake
{
    // Throws when it is polled: takes the place of what a frame awaited, so that the await throws. With no exception given, a cancellation.
    internal sealed class ThrowingFuture : Future
    {
        internal static readonly ThrowingFuture Canceling = new ThrowingFuture(null);

        private readonly Exception _exception;

        internal ThrowingFuture(Exception exception)
        {
            _exception = exception;
        }

        [Cold("throws, which allocates anyway")]
        public override PollResult Poll(Waker waker)
        {
            if (_exception == null)
            {
                throw new CanceledException();
            }

#if NANOFRAMEWORK_1_0
            throw _exception;
#else
            ExceptionDispatchInfo.Capture(_exception).Throw();
            return PollResult.Ready;
#endif
        }

        public override void Cancel()
        {
        }
    }
}
