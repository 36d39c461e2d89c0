#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    /// <summary>
    /// Marks what only the compiler needs: the weaver takes it out of the assembly that runs, since the device has no generics and no use
    /// for the compiler's contracts.
    /// </summary>
    [CompileTimeOnly]
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property)]
    internal sealed class CompileTimeOnlyAttribute : Attribute
    {
    }
}
#endif
