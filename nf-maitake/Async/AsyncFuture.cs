using System;

namespace Maitake
{
    /// <summary>
    /// The frame of a call of an async method, and at the same time the future that the call returns. For the compiler and the weaver: a
    /// program writes <c>async Future</c> methods instead of deriving from this.
    /// </summary>
    /// <remarks>
    /// A frame that awaits another async method does not poll it; it asks for it to be run next. So whoever polls the outermost frame keeps
    /// a stack of frames, linked from callee to caller, and goes on with the innermost: how deep it is costs nothing, in time or in stack.
    /// </remarks>
    [ForWovenCode]
    internal abstract partial class AsyncFuture : Future
    {
        /// <summary>What <see cref="Resume"/> returns when what it awaits is pending.</summary>
        protected const int Waiting = 0;

        /// <summary>What <see cref="Resume"/> returns when the method has returned.</summary>
        protected const int Done = 1;

        /// <summary>What <see cref="Resume"/> returns when it awaits a frame, which is to run next.</summary>
        protected const int Call = 2;

        private const int NotStarted = -1;

        /// <summary>Where the method goes on: -1 from the start, else the number of an await.</summary>
        [ForWovenCode]
        internal int _state;

        /// <summary>What the method awaits; null before the first await, and for a yield.</summary>
        [ForWovenCode]
        internal Future _leaf;

        // Of the outermost frame: the innermost one, which goes on next. Of another frame on the stack: its caller. Of a frame that
        // has ended: null. A frame that was not polled yet is its own innermost.
        private AsyncFuture _link;

        /// <summary>A frame.</summary>
        /// <param name="flags"><see cref="Future.GuardedFlag"/> if the method has a <c>try</c>, so that a cancel has to run through it; else 0.</param>
        [ForWovenCode]
        internal AsyncFuture(int flags)
        {
            _flags = flags;
            _state = NotStarted;
            _link = this;
        }

#if !NANOFRAMEWORK_1_0
        internal override AsyncFuture Frame
        {
            get { return this; }
        }
#endif

        /// <inheritdoc/>
        public sealed override PollResult Poll(Waker waker)
        {
            AsyncFuture frame = _link;
            if (frame == null)
            {
                if ((_flags & CompletedFlag) != 0)
                {
                    return PollResult.Ready;
                }

                return PollEnded(waker);
            }

            for (; ;)
            {
                // Being inside a try costs nothing, entering it neither.
                try
                {
                    for (; ;)
                    {
                        switch (frame.Resume(waker))
                        {
                            case Waiting:
                                return PollResult.Pending;

                            case Done:
                                if (frame == this)
                                {
                                    _link = null;
                                    _flags |= CompletedFlag;
                                    return PollResult.Ready;
                                }

                                // No other flag matters any more, and a plain store is shorter.
                                AsyncFuture ended = frame;
                                frame = ended._link;
                                _link = frame;
                                ended._link = null;
                                ended._flags = CompletedFlag;
                                break;

                            default:
#if NANOFRAMEWORK_1_0
                                AsyncFuture callee = (AsyncFuture)frame._leaf;
#else
                                AsyncFuture callee = frame._leaf.Frame;
#endif
                                AsyncFuture innermost = callee._link;

                                // Null: it has ended, and the next Resume finds out how.
                                if (innermost != null)
                                {
                                    callee._link = frame;
                                    frame = innermost;
                                    _link = frame;
                                }

                                break;
                        }
                    }
                }
                catch (Exception exception)
                {
                    AsyncFuture caller = frame._link;
                    frame.Fail(exception);
                    if (frame == this)
                    {
                        throw;
                    }

                    frame = caller;
                    _link = frame;
                }
            }
        }

        /// <summary>Makes a frame that has ended as good as new, so that the next call can use it.</summary>
        /// <param name="flags">As for the constructor.</param>
        /// <returns>False if it has not ended.</returns>
        [ForWovenCode]
        internal bool TryRestart(int flags)
        {
            if (_link != null)
            {
                return false;
            }

            _flags = flags;
            _state = NotStarted;
            _link = this;
            return true;
        }

        /// <summary>Runs the method up to its next await that has to wait.</summary>
        /// <returns><see cref="Waiting"/>, <see cref="Done"/> or <see cref="Call"/>.</returns>
        [ForWovenCode]
        internal abstract int Resume(Waker waker);

        [Cold("the future was canceled, or throws again what ended it")]
        private PollResult PollEnded(Waker waker)
        {
            if ((_flags & CanceledFlag) != 0)
            {
                ThrowCanceled();
            }

            return _leaf.Poll(waker);
        }

        [Cold("an exception was thrown, which allocates anyway")]
        private void Fail(Exception exception)
        {
            _leaf = new ThrowingFuture(exception);
            _link = null;
        }
    }
}
