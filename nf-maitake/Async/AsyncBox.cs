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
        // What the machine awaits. _leaf may have been put in its place, to throw there.
        private Future _awaited;
        private Exception _exception;
        private bool _done;

        // Which awaits a try is around is not known here, so a cancel throws at each. Where there is none, nobody can tell the difference.
        protected AsyncBox()
            : base(((2 << AwaitCount) - 1) << GuardedShift)
        {
        }

        public void SetDone()
        {
            _done = true;
        }

        public void SetException(Exception exception)
        {
            _exception = exception;
        }

        public void Await<TAwaiter>(TAwaiter awaiter)
        {
            _awaited = awaiter as Future;
            if (_awaited == null)
            {
                throw new NotSupportedException("An async Future method can await futures only");
            }

            _leaf = _awaited;
        }

        internal sealed override AsyncFuture Resume(Waker waker)
        {
            // The machine has a state of its own; this one says that it has begun.
            _state = 0;
            for (; ;)
            {
                if (_leaf != null)
                {
                    try
                    {
                        AsyncFuture callee = _leaf.Frame;
                        if (callee != null && (callee == this || callee.IsUnderWay))
                        {
                            ThrowAwaitedTwice();
                        }

                        if (_leaf.Poll(waker) == PollResult.Pending)
                        {
                            return null;
                        }
                    }
                    catch (Exception exception)
                    {
                        _awaited.ThrowFromGetResult(exception);
                    }

                    _leaf = null;
                    _awaited = null;
                }

                MoveNext();
                if (_exception != null)
                {
                    Exception exception = _exception;
                    _exception = null;
                    ExceptionDispatchInfo.Capture(exception).Throw();
                }

                if (_done)
                {
                    return this;
                }

                AsyncFuture next = _leaf.Frame;
                if (next != null && next != this && ((_leaf._flags & OwnedFlag) == 0 || !next.IsUnderWay))
                {
                    return next;
                }
            }
        }

        protected abstract void MoveNext();
    }

    internal sealed class AsyncBox<TStateMachine> : AsyncBox
        where TStateMachine : IAsyncStateMachine
    {
        public TStateMachine Machine;

        protected override void MoveNext()
        {
            Machine.MoveNext();
        }
    }
}
#endif
