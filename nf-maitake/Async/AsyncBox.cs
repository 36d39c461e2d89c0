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
        // What the machine that ran last on this thread has ended with, between its end and that of Resume. No field: it would make each frame larger.
        [ThreadStatic]
        private static Exception t_exception;

        // Which awaits a try is around is not known here, so a cancel throws at each. Where there is none, nobody can tell the difference.
        protected AsyncBox()
            : base((((2 << AwaitCount) - 1) << GuardedShift) | FrameFlag)
        {
        }

        // By a builder: the machine has ended.
        public void SetDone()
        {
            _state = Returned;
        }

        // By a builder: the machine has ended with an exception.
        public void SetException(Exception exception)
        {
            t_exception = exception;
            _state = Failed;
        }

        public void Await<TAwaiter>(TAwaiter awaiter)
        {
            Future awaited = awaiter as Future;
            if (awaited == null)
            {
                ThrowForeign();
            }

            if (_leaf != awaited)
            {
                _leaf = awaited;
            }

            _state = Waiting;
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

        protected AsyncFuture End()
        {
            _leaf = null;
            if (_state == Failed)
            {
                ThrowException();
            }

            return this;
        }

        private static void ThrowException()
        {
            Exception exception = t_exception;
            t_exception = null;
            ExceptionDispatchInfo.Capture(exception).Throw();
        }

        private static void ThrowForeign()
        {
            throw new NotSupportedException("An async Future method can await futures only");
        }
    }

    internal sealed class AsyncBox<TStateMachine> : AsyncBox
        where TStateMachine : IAsyncStateMachine
    {
        public TStateMachine Machine;

        public override PollResult Poll(Waker waker)
        {
            if (IsAlone)
            {
                try
                {
                    AsyncFuture next = Run(waker);
                    if (next == null)
                    {
                        return PollResult.Pending;
                    }

                    if (next == this)
                    {
                        Return();
                        return PollResult.Ready;
                    }

                    Call(next);
                }
                catch (Exception exception)
                {
                    if (!Catch(exception))
                    {
                        throw;
                    }
                }
            }

            return base.Poll(waker);
        }

        internal override AsyncFuture Resume(Waker waker)
        {
            return Run(waker);
        }

        // Without a try, so that it can be part of Poll: its callers give what is awaited, should it throw, to the machine.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private AsyncFuture Run(Waker waker)
        {
            if (_state == Waiting)
            {
                Future awaited = _leaf;
                if ((awaited._flags & FrameFlag) != 0)
                {
                    CheckOwner(awaited);
                }

                if (awaited.Poll(waker) == PollResult.Pending)
                {
                    return null;
                }
            }

            for (; ;)
            {
                _state = Running;
                Machine.MoveNext();
                if (_state != Waiting)
                {
                    return End();
                }

                Future awaited = _leaf;
                if ((awaited._flags & FrameFlag) != 0)
                {
                    AsyncFuture next = Next(awaited);
                    if (next != null)
                    {
                        return next;
                    }

                    CheckOwner(awaited);
                }

                // A second call, since what is inlined there depends on which futures come: at the first poll others than later.
                if (awaited.Poll(waker) == PollResult.Pending)
                {
                    return null;
                }
            }
        }
    }
}
#endif
