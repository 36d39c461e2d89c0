#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    // The weaver knows them by name, so that a library can have its own.
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class RecyclerAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class TakesOwnershipAttribute : Attribute
    {
    }
}
#endif
