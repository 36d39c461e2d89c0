#if NANOFRAMEWORK_1_0
using System;
using Maitake;

namespace System.Runtime.CompilerServices
{
    // What the compiler asks for by full name before it turns an async method into a state machine, and the core library of
    // nanoFramework 1.x does not have. Public, since applications compile async methods too. Nothing of it reaches the device.

    /// <summary>The compiler's name for the state machine of an async method.</summary>
    [CompileTimeOnly]
    public interface IAsyncStateMachine
    {
        /// <summary>Runs the method up to its next await.</summary>
        void MoveNext();

        /// <summary>Tells a machine about its copy on the heap.</summary>
        void SetStateMachine(IAsyncStateMachine stateMachine);
    }

    /// <summary>The compiler's name for what can be awaited.</summary>
    [CompileTimeOnly]
    public interface INotifyCompletion
    {
        /// <summary>Schedules a continuation.</summary>
        void OnCompleted(Action continuation);
    }

    /// <summary>The compiler's name for what can be awaited without an execution context.</summary>
    [CompileTimeOnly]
    public interface ICriticalNotifyCompletion : INotifyCompletion
    {
        /// <summary>Schedules a continuation.</summary>
        void UnsafeOnCompleted(Action continuation);
    }

    /// <summary>Names the builder of the async methods that return a type.</summary>
    [CompileTimeOnly]
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Delegate | AttributeTargets.Enum | AttributeTargets.Method)]
    public sealed class AsyncMethodBuilderAttribute : Attribute
    {
        /// <summary>Names the builder.</summary>
        public AsyncMethodBuilderAttribute(Type builderType)
        {
            BuilderType = builderType;
        }

        /// <summary>The builder.</summary>
        public Type BuilderType { get; }
    }
}
#endif
