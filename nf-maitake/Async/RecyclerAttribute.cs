#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    /// <summary>
    /// Marks the twin of a method that makes a future: same name, same parameters and one more, the future that an earlier call made, or null.
    /// Where the future flows straight into an <c>await</c>, the weaver calls the twin and gives it the object of the last time round.
    /// </summary>
    [CompileTimeOnly]
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class RecyclerAttribute : Attribute
    {
    }
}
#endif
