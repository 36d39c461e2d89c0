using System;

namespace Maitake
{
    /// <summary>
    /// Marks a member of a future that is its own result, as a guard is: it hands the object to nobody, neither by what it returns nor by keeping it
    /// anywhere. For the weaver, which uses such a future again only where nothing but these members is called on the result of the <c>await</c>.
    /// </summary>
    /// <remarks>
    /// A member without parameters, not to be overridden. It has to answer the same for an object that waits at its <c>await</c> once more as for one
    /// that is through with the last time: a variable may hold the former where the other is meant.
    /// </remarks>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class NoEscapeAttribute : Attribute
    {
    }
}
