using System.Runtime.CompilerServices;

namespace Maitake
{
    /// <summary>A future with a result; also the type that an async method with a value returns.</summary>
    /// <typeparam name="T">
    /// On the device: <c>bool</c>, an integer up to 64 bits, <c>char</c>, <c>float</c>, <c>double</c>, <c>TimeSpan</c>, <c>DateTime</c>, an enum or any
    /// class. The weaver erases it; a struct is an error that it reports.
    /// </typeparam>
    [AsyncMethodBuilder(typeof(FutureBuilder<>))]
#if NANOFRAMEWORK_1_0
    [CompileTimeOnly]
#endif
    public abstract class Future<T> : Future
    {
        private T _result;

        /// <summary>The result, once the future has completed. Before that a default value, or what an earlier run left in a future that was renewed.</summary>
        public T Result
        {
            get { return _result; }
        }

        /// <summary>For <c>await</c>: the future itself.</summary>
        public new Future<T> GetAwaiter()
        {
            return this;
        }

        /// <summary>For <c>await</c>: the result, once the future is ready.</summary>
        public new T GetResult()
        {
            base.GetResult();
            return _result;
        }

        /// <summary>Completes the future; a hand-written future calls it where it first returns <see cref="PollResult.Ready"/>.</summary>
        protected void Complete(T result)
        {
            _result = result;
            Complete();
        }
#if !NANOFRAMEWORK_1_0

        internal override void Discard()
        {
            DiscardResult(_result);
        }
#endif
    }
}
