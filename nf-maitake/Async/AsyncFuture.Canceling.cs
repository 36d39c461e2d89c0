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
        /// Cancels what the method awaits, then the method: at its <c>await</c> a <see cref="CanceledException"/> is thrown, unless no <c>try</c> is
        /// around it, and likewise in the methods that await it. All its <c>catch</c> and <c>finally</c> blocks have run when this returns.
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
            if (frame._state != NotStarted)
            {
                error = frame.CancelLeaf();
            }

            for (; ;)
            {
                AsyncFuture caller = frame._link;
                if (frame.IsGuarded)
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

        // Whether a try is around the await that the frame is at.
        private bool IsGuarded
        {
            get
            {
                int number = _state < AwaitCount ? _state : AwaitCount;
                return number != NotStarted && (_flags >> (GuardedShift + number) & 1) != 0;
            }
        }

        private Exception CancelLeaf()
        {
            bool yields = _state < AwaitCount && (_flags >> (YieldShift + _state) & 1) != 0;
            return _leaf == null || yields ? null : TryCancel(_leaf);
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

        // Runs the frame on, with every await that would wait throwing, until it ends or is where nothing can notice. Returns what escaped,
        // if that is not the cancellation.
        [Cold("throws the cancellation, which allocates")]
        private Exception Unwind(Exception error)
        {
            for (int i = 0; i < MaxThrows && IsGuarded; i++)
            {
#if NANOFRAMEWORK_1_0
                _leaf = error == null ? ThrowingFuture.Canceling : new ThrowingFuture(error);
#else
                TryThrowAtAwait(error ?? new CanceledException());
#endif
                try
                {
#if NANOFRAMEWORK_1_0
                    AsyncFuture next = Resume(DeafWaker.Instance);
                    while (next != null && next != this && !IsPending(_leaf))
                    {
                        next = Resume(DeafWaker.Instance);
                    }
#else
                    AsyncFuture next = ResumeDeaf();
                    while (next != null && next != this && !IsPending(_leaf))
                    {
                        next = ResumeDeaf();
                    }
#endif

                    if (next == this)
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

                error = CancelLeaf();
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
