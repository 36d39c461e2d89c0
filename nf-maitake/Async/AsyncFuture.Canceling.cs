using System;

namespace Maitake
{
    // Cancelling: the innermost frame first, each frame's catch and finally blocks before its caller's.
    internal abstract partial class AsyncFuture
    {
        // How often an await may throw in one frame before the frame is dropped as it is: a loop that catches everything must not
        // keep the scheduler for ever.
        private const int MaxThrows = 16;

        /// <summary>
        /// Cancels what the method awaits, then the method: at its <c>await</c> a <see cref="CanceledException"/> is thrown, unless it has no
        /// <c>try</c>, and likewise in the methods that await it. All its <c>catch</c> and <c>finally</c> blocks have run when this returns.
        /// </summary>
        /// <remarks>
        /// While a method is being cancelled, an <c>await</c> that is ready at once goes on as usual, and one that would wait throws again. A method
        /// that was never polled does nothing. An exception other than the cancellation is thrown in the caller in its place, and in the end here.
        /// </remarks>
        public sealed override void Cancel()
        {
            AsyncFuture frame = _link;
            if (frame == null)
            {
                return;
            }

            Exception error = null;
            if (frame._leaf != null && frame._state != NotStarted)
            {
                error = TryCancel(frame._leaf);
            }

            for (; ;)
            {
                AsyncFuture caller = frame._link;
                if ((frame._flags & GuardedFlag) != 0 && frame._state != NotStarted)
                {
                    error = frame.Unwind(error);
                }

                frame._flags |= CanceledFlag;
                frame._link = null;
                if (frame == this)
                {
                    break;
                }

                frame = caller;
            }

            if (error != null)
            {
                throw error;
            }
        }

        private static Exception TryCancel(Future future)
        {
            try
            {
                future.Cancel();
                return null;
            }
            catch (Exception exception)
            {
                return exception;
            }
        }

        // Runs the frame to its end, with every await that would wait throwing. Returns what escaped, if that is not the cancellation.
        [Cold("throws the cancellation, which allocates")]
        private Exception Unwind(Exception error)
        {
            for (int i = 0; i < MaxThrows; i++)
            {
                _leaf = error == null ? ThrowingFuture.Canceling : new ThrowingFuture(error);
                try
                {
                    int step = Resume(DeafWaker.Instance);
                    while (step == Call && !IsPending(_leaf))
                    {
                        step = Resume(DeafWaker.Instance);
                    }

                    if (step == Done)
                    {
                        return null;
                    }
                }
                catch (CanceledException)
                {
                    return null;
                }
                catch (Exception exception)
                {
                    return exception;
                }

                error = _leaf == null ? null : TryCancel(_leaf);
            }

            return error;
        }

        private static bool IsPending(Future callee)
        {
            try
            {
                return callee.Poll(DeafWaker.Instance) == PollResult.Pending;
            }
            catch (Exception)
            {
                // It throws this again where it is awaited.
                return false;
            }
        }
    }
}
