using System;
using System.Runtime.CompilerServices;
#if !NANOFRAMEWORK_1_0
using System.Runtime.ExceptionServices;
using System.Threading;
#endif

namespace Maitake
{
    // What makes a future awaitable: it is its own awaiter, so that an await allocates nothing.
    [AsyncMethodBuilder(typeof(FutureBuilder))]
    public abstract partial class Future : INotifyCompletion
    {
        /// <summary>For <c>await</c>: the future itself.</summary>
#if NANOFRAMEWORK_1_0
        [CompileTimeOnly]
#endif
        public Future GetAwaiter()
        {
            return this;
        }

#if NANOFRAMEWORK_1_0
        /// <summary>For <c>await</c>: throws if the future ended badly; called once the future is ready.</summary>
        public virtual void GetResult()
        {
        }

        [CompileTimeOnly]
        void INotifyCompletion.OnCompleted(Action continuation)
        {
        }
#else
        // What the next GetResult on this thread throws, of the future whose flags say so. No field of each future: it would make all of them larger.
        [ThreadStatic]
        private static Exception t_thrown;

        /// <summary>For <c>await</c>: throws if the future ended badly; called once the future is ready. An override calls the base method.</summary>
        public virtual void GetResult()
        {
            if ((_flags & ThrowsFlag) != 0)
            {
                ThrowThrown();
            }
        }

        void INotifyCompletion.OnCompleted(Action continuation)
        {
            throw new NotSupportedException("Only async Future methods can await a future");
        }

        // The frame, where this is the future of an async method; else null.
        internal virtual AsyncFuture Frame
        {
            get { return null; }
        }

        // What GetResult throws, which is called next: here the compiler's code is unchanged, and that is where it looks.
        internal void ThrowFromGetResult(Exception exception)
        {
            t_thrown = exception;
            Interlocked.Or(ref _flags, ThrowsFlag);
        }

        private void ThrowThrown()
        {
            Exception exception = t_thrown;
            t_thrown = null;
            Interlocked.And(ref _flags, ~ThrowsFlag);
            ExceptionDispatchInfo.Capture(exception).Throw();
        }
#endif
    }
}
