using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Maitake.Sync;

namespace Maitake
{
    /// <summary>
    /// A piece of work that is carried on by polling it, and that wakes whoever polls it when it can go on.
    /// </summary>
    /// <remarks>
    /// <para>A future is cold: creating it starts nothing, the first <see cref="Poll"/> does. It belongs to one owner at a time, who polls
    /// it on one thread until it is <see cref="PollResult.Ready"/> or gives it up with <see cref="Cancel"/>.</para>
    /// <para>The futures of this library may be polled after completion: they answer <see cref="PollResult.Ready"/> again and do nothing
    /// else. Polling one after <see cref="Cancel"/> throws <see cref="InvalidOperationException"/>. A hand-written future should do the
    /// same where it is cheap.</para>
    /// </remarks>
    public abstract partial class Future
    {
        internal const int CompletedFlag = 1;
        internal const int CanceledFlag = 2;
        internal const int OwnedFlag = 4;
        internal const int SpentFlag = 8;
        internal const int EndedFlags = CompletedFlag | CanceledFlag | SpentFlag;

        // Of a combined future, a join's and a fair select's.
        internal const int JoinFlag = 16;
        internal const int RotatingFlag = 32;
#if !NANOFRAMEWORK_1_0

        // Of the frame of an async method, and of the future that stands for one: as long as it has not completed.
        internal const int FrameFlag = 64;

        // Whether the next GetResult throws.
        internal const int ThrowsFlag = 128;
#endif

        // One word, since a field costs an object 12 bytes on the device whatever its type. Whoever polls is the only writer of
        // CompletedFlag and CanceledFlag, a join handle and a sleep apart, which have locks for that; OwnedFlag is claimed by a
        // compare-and-swap from any thread, and becomes SpentFlag when the task ends. From bit 8 on it says of an async method's frame what kind of await each is.
        [ForWovenCode]
        internal int _flags;

        /// <summary>Whether the future has completed: the last <see cref="Poll"/> returned, or the next one will return, <see cref="PollResult.Ready"/>.</summary>
        public bool IsCompleted
        {
#if NANOFRAMEWORK_1_0
            get { return (_flags & CompletedFlag) != 0; }
#else
            get { return (Volatile.Read(ref _flags) & CompletedFlag) != 0; }
#endif
        }

        /// <summary>Carries the work on as far as it goes without waiting.</summary>
        /// <param name="waker">Whom to wake when another poll is worth it; it replaces the waker of an earlier poll. Not null.</param>
        /// <returns><see cref="PollResult.Ready"/> when finished; else <see cref="PollResult.Pending"/>, with <paramref name="waker"/> registered.</returns>
        /// <remarks>Called on the owner's thread only. What it throws faults the task that polls, and that task alone.</remarks>
        public abstract PollResult Poll(Waker waker);

        /// <summary>
        /// Gives the future up: it unregisters itself from whatever would wake it and releases what it holds, before this returns.
        /// </summary>
        /// <remarks>
        /// Called on the owner's thread, at most once, by whoever stops polling a future that has not completed. Does nothing once the future
        /// has completed. An override calls the base method. To cancel a task, from any thread, use <see cref="Task.Cancel()"/>.
        /// </remarks>
        public virtual void Cancel()
        {
            if ((_flags & CompletedFlag) == 0)
            {
                _flags |= CanceledFlag;
            }
        }

        /// <summary>Marks the future as completed; a hand-written future calls it where it first returns <see cref="PollResult.Ready"/>.</summary>
        [MethodImpl(Inlining.Always)]
        protected void Complete()
        {
            _flags |= CompletedFlag;
        }

        // Takes the future into a task's possession, until that has ended and it was made to start anew: two tasks polling one future would
        // corrupt both.
        internal bool TryOwn()
        {
            for (; ;)
            {
                int flags = _flags;
                if ((flags & (OwnedFlag | CanceledFlag | SpentFlag)) != 0
#if NANOFRAMEWORK_1_0
                    || (this is AsyncFuture && ((AsyncFuture)this).IsAwaited))
#else
                    || IsAwaited)
#endif
                {
                    return false;
                }

                // Another flag may change meanwhile: a join handle completes on its task's thread.
                if (Interlocked.CompareExchange(ref _flags, flags | OwnedFlag, flags) == flags)
                {
                    return true;
                }
            }
        }

#if !NANOFRAMEWORK_1_0
        // Whether an async method awaits the future at this moment, as far as that is known: of the frames of other async methods it is.
        internal virtual bool IsAwaited
        {
            get { return false; }
        }
#endif

        // Complete, for a future that is completed by another thread than the one that polls it.
        internal void CompleteFromAnyThread()
        {
            int flags;
            do
            {
                flags = _flags;
            }
            while (Interlocked.CompareExchange(ref _flags, flags | CompletedFlag, flags) != flags);
        }

        /// <summary>Whether <see cref="Cancel"/> came before completion, so that a poll is misuse.</summary>
        protected internal bool IsCanceled
        {
            get { return (_flags & CanceledFlag) != 0; }
        }

        /// <summary>
        /// Forgets how the last run ended, completed or canceled: for a future that one object serves a loop with. On the owner's thread,
        /// not between a poll that was pending and the end of that run. One that was spawned can be spawned again after it, once its task has ended.
        /// </summary>
        protected internal void Renew()
        {
            _flags &= ~EndedFlags;
        }

        // The future is completed, but nobody will receive what it got: a lock or permits go back. Other results are dropped.
        internal virtual void Discard()
        {
#if NANOFRAMEWORK_1_0
            DiscardResult(GetObject());
#endif
        }

        internal static void DiscardResult(object result)
        {
            Guard guard = result as Guard;
            if (guard != null)
            {
                guard.Dispose();
            }
        }

        /// <summary>Throws what a poll after <see cref="Cancel"/> throws.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        [Cold("misuse: the future was given up")]
        protected internal static void ThrowCanceled()
        {
            throw new InvalidOperationException("A canceled future was polled");
        }
    }
}
