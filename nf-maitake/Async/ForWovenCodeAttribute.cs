using System;

namespace Maitake
{
    /// <summary>
    /// Marks what woven code uses and no program should see: internal for the compiler, made public by the weaver in the assembly that runs.
    /// </summary>
#if NANOFRAMEWORK_1_0
    [CompileTimeOnly]
#endif
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Field)]
    internal sealed class ForWovenCodeAttribute : Attribute
    {
    }
}
