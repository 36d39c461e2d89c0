#if !NANOFRAMEWORK_1_0
using System;
using System.Runtime.CompilerServices;

namespace Maitake
{
    /// <summary>Builds the futures of <c>async Future&lt;T&gt;</c> methods. For the compiler.</summary>
    public struct FutureBuilder<T>
    {
        private AsyncBox _box;
        private AsyncValue<T> _value;

        /// <summary>For the compiler.</summary>
        public Future<T> Task
        {
            get { return _value; }
        }

        /// <summary>For the compiler.</summary>
        public static FutureBuilder<T> Create()
        {
            return default;
        }

        /// <summary>For the compiler. Nothing runs here: a future is cold.</summary>
        public void Start<TStateMachine>(ref TStateMachine stateMachine)
            where TStateMachine : IAsyncStateMachine
        {
            AsyncBox<TStateMachine> box = new AsyncBox<TStateMachine>();
            _box = box;
            _value = new AsyncValue<T>(box);
            box.Machine = stateMachine;
        }

        /// <summary>For the compiler.</summary>
        public void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }

        /// <summary>For the compiler.</summary>
        public void SetResult(T result)
        {
            _value.SetResult(result);
            _box.SetDone();
        }

        /// <summary>For the compiler.</summary>
        public void SetException(Exception exception)
        {
            _box.SetException(exception);
        }

        /// <summary>For the compiler.</summary>
        public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : INotifyCompletion
            where TStateMachine : IAsyncStateMachine
        {
            _box.Await(awaiter);
        }

        /// <summary>For the compiler.</summary>
        public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : ICriticalNotifyCompletion
            where TStateMachine : IAsyncStateMachine
        {
            _box.Await(awaiter);
        }
    }
}
#endif
