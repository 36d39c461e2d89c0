#if !NANOFRAMEWORK_1_0
using System;
using System.Runtime.CompilerServices;

namespace Maitake
{
    // What the desktop's frames need besides. Most frames await no other at most times, and those are polled without the loop over a stack of frames.
    internal abstract partial class AsyncFuture
    {
        // The values of _state from the first poll on. The compiler's machine has a state of its own, which says where it goes on.
        private protected const int Running = 0;

        // What it awaits is in _leaf, which is otherwise left over from an earlier await: most methods await the same object again and again, and a
        // field that is not written costs nothing.
        private protected const int Waiting = 1;
        private protected const int Returned = 2;
        private protected const int Failed = 3;

        // Whether it is neither awaited by a frame nor awaits one, and has not ended.
        private protected bool IsAlone
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get { return _link == this; }
        }

        // Of a frame that is alone: it has returned.
        private protected void Return()
        {
            _link = null;
            _flags |= CompletedFlag;
        }

        // Of a frame that is alone: puts the one that it awaits on top of it, unless that has ended, or somebody else awaits it. The next Resume finds out which.
        private protected void Call(AsyncFuture callee)
        {
            AsyncFuture innermost = callee._link;
            if (innermost == callee || (innermost != null && !callee.IsAwaited))
            {
                callee._link = this;
                _link = innermost;
            }
        }

        // Of a frame that is alone, as TryThrowAtAwait: where that is not possible, the method has ended with the exception.
        private protected bool Catch(Exception exception)
        {
            if (TryThrowAtAwait(exception))
            {
                return true;
            }

            Fail(exception);
            return false;
        }

        // What came out of Resume: if it is what the method awaits that threw it, the method gets it there, at the next Resume.
        private bool TryThrowAtAwait(Exception exception)
        {
            if (_state != Waiting)
            {
                return false;
            }

            _state = Running;
            _leaf.ThrowFromGetResult(exception);
            return true;
        }

        private AsyncFuture ResumeDeaf()
        {
            for (; ;)
            {
                try
                {
                    return Resume(DeafWaker.Instance);
                }
                catch (Exception exception)
                {
                    if (!TryThrowAtAwait(exception))
                    {
                        throw;
                    }
                }
            }
        }
    }
}
#endif
