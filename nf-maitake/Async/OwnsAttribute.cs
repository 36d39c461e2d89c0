#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    /// <summary>
    /// Marks the last parameter of a method that makes a future, where that future is the only one to poll what it is given and cancels it if
    /// it ends first: a call that makes the argument right there can be recycled as if it were awaited.
    /// </summary>
    [CompileTimeOnly]
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class OwnsAttribute : Attribute
    {
    }
}
#endif
