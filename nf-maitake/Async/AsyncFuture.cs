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
        // In _flags, a bit for each of the first awaits, by its number: whether a try is around it, so that a cancel has to throw there. All
        // other awaits share the bit after these.
        internal const int GuardedShift = 8;
        internal const int AwaitCount = 11;

        // Likewise: whether it is a yield outside of any try, where _leaf says nothing. The other yields clear _leaf.
        internal const int YieldShift = 20;

        private const int NotStarted = -1;

        /// <summary>Where the method goes on: -1 from the start, else the number of an await.</summary>
        [ForWovenCode]
        internal int _state;

        /// <summary>What the method awaits; null before the first await. For a yield null, or left over from an earlier await.</summary>
        [ForWovenCode]
        internal Future _leaf;

        // Of the outermost frame: the innermost one, which goes on next. Of another frame on the stack: its caller. Of a frame that
        // has ended: null. A frame that was not polled yet is its own innermost.
        private AsyncFuture _link;

        /// <summary>A frame.</summary>
        /// <param name="flags">What kind of await each is, from <see cref="GuardedShift"/> on.</param>
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
#if NANOFRAMEWORK_1_0
        public sealed override PollResult Poll(Waker waker)
#else
        public override PollResult Poll(Waker waker)
#endif
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
                        AsyncFuture next = frame.Resume(waker);
                        if (next == null)
                        {
                            return PollResult.Pending;
                        }

                        if (next != frame)
                        {
                            AsyncFuture innermost = next._link;
                            if (innermost != next)
                            {
                                // Polled before. Where it has ended, or somebody else awaits it, the next Resume finds out which.
                                if (innermost == null || next.IsAwaited)
                                {
                                    continue;
                                }
                            }

                            next._link = frame;
                            frame = innermost;
                            _link = frame;
                        }
                        else if (frame == this)
                        {
                            _link = null;
                            _flags |= CompletedFlag;
                            return PollResult.Ready;
                        }
                        else
                        {
                            // No other flag matters any more, and a plain store is shorter.
                            frame = next._link;
                            _link = frame;
                            next._link = null;
                            next._flags = CompletedFlag;
                        }
                    }
                }
                catch (Exception exception)
                {
#if !NANOFRAMEWORK_1_0
                    if (frame.TryThrowAtAwait(exception))
                    {
                        continue;
                    }

#endif
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
        /// <returns>Null if what it awaits is pending, the frame itself if the method has returned, else the frame that it awaits, which is to run next.</returns>
        [ForWovenCode]
        internal abstract AsyncFuture Resume(Waker waker);

#if NANOFRAMEWORK_1_0
        /// <summary>Of what the method awaits and the weaver does not know: the frame, or null if it is none. A task's is that task's alone.</summary>
        [ForWovenCode]
        internal AsyncFuture FrameOf(Future awaited)
        {
            AsyncFuture callee = awaited as AsyncFuture;
            if (callee != null && (callee == this || ((callee._flags & OwnedFlag) != 0 && callee._link != null)))
            {
                ThrowAwaitedTwice();
            }

            return callee;
        }

        /// <summary>Polls what the method awaits. A frame has ended by now, and if that was not by completing, this throws why.</summary>
        [ForWovenCode]
        internal PollResult PollLeaf(Waker waker)
        {
            Future leaf = _leaf;
            if ((leaf._flags & CompletedFlag) != 0)
            {
                return PollResult.Ready;
            }

            AsyncFuture callee = leaf as AsyncFuture;
            if (callee != null && callee._link != null)
            {
                ThrowAwaitedTwice();
            }

            return leaf.Poll(waker);
        }
#endif

        /// <summary>Throws what an await of a future throws that somebody else awaits or polls at the same time.</summary>
        [Cold("misuse: a future with two owners")]
        internal static void ThrowAwaitedTwice()
        {
            throw new InvalidOperationException("A future is awaited or polled by two at a time");
        }

#if NANOFRAMEWORK_1_0
        internal bool IsAwaited
#else
        // Whether the frame has not ended.
        internal bool IsUnderWay
        {
            get { return _link != null; }
        }

        internal override bool IsAwaited
#endif
        {
            get
            {
                // What the link of an awaited frame leads to is its caller, and awaits it.
                AsyncFuture caller = _link;
#if NANOFRAMEWORK_1_0
                return caller != null && caller._leaf == this;
#else
                // Read once: a spawn of the future on another thread asks, too.
                Future leaf = caller == null ? null : caller._leaf;
                return leaf != null && leaf.Frame == this;
#endif
            }
        }

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
