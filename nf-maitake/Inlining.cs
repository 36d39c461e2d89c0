using System.Runtime.CompilerServices;

namespace Maitake
{
    internal static class Inlining
    {
        /// <summary>
        /// <c>MethodImplOptions.AggressiveInlining</c>, which nanoFramework's core library does not name: the weaver puts such a method's body where it is
        /// called, and the desktop's compiler does, too.
        /// </summary>
        internal const MethodImplOptions Always = (MethodImplOptions)0x100;
    }
}
