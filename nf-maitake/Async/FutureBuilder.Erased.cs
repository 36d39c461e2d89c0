#if NANOFRAMEWORK_1_0
using System;
using System.Runtime.CompilerServices;

namespace Maitake
{
    // On the device a builder exists for the compiler alone: the weaver takes every call of it out.

    /// <summary>Builds the futures of <c>async Future</c> methods. For the compiler.</summary>
    [CompileTimeOnly]
    public struct FutureBuilder
    {
        /// <summary>For the compiler.</summary>
        public Future Task => throw null;

        /// <summary>For the compiler.</summary>
        public static FutureBuilder Create() => throw null;

        /// <summary>For the compiler.</summary>
        public void Start<TStateMachine>(ref TStateMachine stateMachine)
            where TStateMachine : IAsyncStateMachine => throw null;

        /// <summary>For the compiler.</summary>
        public void SetStateMachine(IAsyncStateMachine stateMachine) => throw null;

        /// <summary>For the compiler.</summary>
        public void SetResult() => throw null;

        /// <summary>For the compiler.</summary>
        public void SetException(Exception exception) => throw null;

        /// <summary>For the compiler.</summary>
        public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : INotifyCompletion
            where TStateMachine : IAsyncStateMachine => throw null;

        /// <summary>For the compiler.</summary>
        public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : ICriticalNotifyCompletion
            where TStateMachine : IAsyncStateMachine => throw null;
    }

    /// <summary>Builds the futures of <c>async Future&lt;T&gt;</c> methods. For the compiler.</summary>
    [CompileTimeOnly]
    public struct FutureBuilder<T>
    {
        /// <summary>For the compiler.</summary>
        public Future<T> Task => throw null;

        /// <summary>For the compiler.</summary>
        public static FutureBuilder<T> Create() => throw null;

        /// <summary>For the compiler.</summary>
        public void Start<TStateMachine>(ref TStateMachine stateMachine)
            where TStateMachine : IAsyncStateMachine => throw null;

        /// <summary>For the compiler.</summary>
        public void SetStateMachine(IAsyncStateMachine stateMachine) => throw null;

        /// <summary>For the compiler.</summary>
        public void SetResult(T result) => throw null;

        /// <summary>For the compiler.</summary>
        public void SetException(Exception exception) => throw null;

        /// <summary>For the compiler.</summary>
        public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : INotifyCompletion
            where TStateMachine : IAsyncStateMachine => throw null;

        /// <summary>For the compiler.</summary>
        public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : ICriticalNotifyCompletion
            where TStateMachine : IAsyncStateMachine => throw null;
    }
}
#endif
