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

        // Whether the method has a try is not known here, so a cancel runs through all of them.
        protected AsyncBox()
            : base(GuardedFlag)
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

        internal sealed override int Resume(Waker waker)
        {
            // The machine has a state of its own; this one says that it has begun.
            _state = 0;
            for (; ;)
            {
                if (_leaf != null)
                {
                    try
                    {
                        if (_leaf.Poll(waker) == PollResult.Pending)
                        {
                            return Waiting;
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
                    return Done;
                }

                if (_leaf.Frame != null)
                {
                    return Call;
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
