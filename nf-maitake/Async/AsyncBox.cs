#if !NANOFRAMEWORK_1_0
using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Maitake
{
    // The frame of an async method on the desktop: the compiler's state machine in a box, made once a call. On the device the weaver makes
    // the machine itself the frame.
    internal abstract class AsyncBox : AsyncFuture
    {
        // Set by a builder when the machine has ended, with or without an exception.
        protected bool _done;
        protected Exception _exception;

        // Which awaits a try is around is not known here, so a cancel throws at each. Where there is none, nobody can tell the difference.
        protected AsyncBox()
            : base((((2 << AwaitCount) - 1) << GuardedShift) | FrameFlag)
        {
        }

        public void SetDone()
        {
            _done = true;
        }

        public void SetException(Exception exception)
        {
            _exception = exception;
            _done = true;
        }

        public void Await<TAwaiter>(TAwaiter awaiter)
        {
            Future awaited = awaiter as Future;
            if (awaited == null)
            {
                throw new NotSupportedException("An async Future method can await futures only");
            }

            _leaf = awaited;
        }

        // Throws where somebody else has what is awaited, or where it is the frame itself.
        protected void CheckOwner(Future awaited)
        {
            AsyncFuture callee = awaited.Frame;
            if (callee == this || callee.IsUnderWay)
            {
                ThrowAwaitedTwice();
            }
        }

        // The frame to run next, if what the machine awaits is one that can be run.
        protected AsyncFuture Next(Future awaited)
        {
            AsyncFuture next = awaited.Frame;
            return next != this && ((awaited._flags & OwnedFlag) == 0 || !next.IsUnderWay) ? next : null;
        }

        // Where the machine's next look at what it awaited is to throw. A cancel may have put something else in its place, to throw there.
        protected void ThrowAtAwait(Future polled, Exception exception)
        {
            (_awaited ?? polled).ThrowFromGetResult(exception);
            _awaited = null;
        }

        protected AsyncFuture End()
        {
            Exception exception = _exception;
            if (exception != null)
            {
                _exception = null;
                ExceptionDispatchInfo.Capture(exception).Throw();
            }

            return this;
        }
    }

    internal sealed class AsyncBox<TStateMachine> : AsyncBox
        where TStateMachine : IAsyncStateMachine
    {
        public TStateMachine Machine;

        internal override AsyncFuture Resume(Waker waker)
        {
            // The machine has a state of its own; this one says that it has begun.
            _state = 0;
            Future leaf = _leaf;
            for (; ;)
            {
                if (leaf != null)
                {
                    try
                    {
                        if ((leaf._flags & FrameFlag) != 0)
                        {
                            CheckOwner(leaf);
                        }

                        if (leaf.Poll(waker) == PollResult.Pending)
                        {
                            return null;
                        }
                    }
                    catch (Exception exception)
                    {
                        ThrowAtAwait(leaf, exception);
                    }

                    _leaf = null;
                }

                Machine.MoveNext();
                if (_done)
                {
                    return End();
                }

                leaf = _leaf;
                if ((leaf._flags & FrameFlag) != 0)
                {
                    AsyncFuture next = Next(leaf);
                    if (next != null)
                    {
                        return next;
                    }
                }
            }
        }
    }
}
#endif
