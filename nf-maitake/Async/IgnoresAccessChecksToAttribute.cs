#if !NANOFRAMEWORK_1_0
namespace System.Runtime.CompilerServices
{
    // The runtime knows it by its name: an assembly that the weaver has written it into may call what is internal in the one that is named.
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    internal sealed class IgnoresAccessChecksToAttribute : Attribute
    {
        public IgnoresAccessChecksToAttribute(string assemblyName)
        {
            AssemblyName = assemblyName;
        }

        public string AssemblyName { get; }
    }
}
#endif
