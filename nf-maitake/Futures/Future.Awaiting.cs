using System;
using System.Runtime.CompilerServices;
#if !NANOFRAMEWORK_1_0
using System.Runtime.ExceptionServices;
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
        private Exception _thrown;

        /// <summary>For <c>await</c>: throws if the future ended badly; called once the future is ready. An override calls the base method.</summary>
        public virtual void GetResult()
        {
            if (_thrown != null)
            {
                Exception exception = _thrown;
                _thrown = null;
                ExceptionDispatchInfo.Capture(exception).Throw();
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

        // What the next GetResult throws: here the compiler's code is unchanged, and that is where it looks.
        internal void ThrowFromGetResult(Exception exception)
        {
            _thrown = exception;
        }
#endif
    }
}
