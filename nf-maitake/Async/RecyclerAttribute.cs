using System;

namespace Maitake
{
    /// <summary>
    /// Marks the twin of a method that makes a future: same name, same parameters and one more, the future that an earlier call made, or null.
    /// Where the future flows straight into an <c>await</c>, or into a parameter that <see cref="TakesOwnershipAttribute">takes ownership</see>, the
    /// weaver calls the twin and gives it the object of the last time round, which a field of the caller's frame has kept.
    /// </summary>
    /// <remarks>
    /// <para>The method itself is static or of an instance, not virtual (one that implements an interface may be called so too, but is used again only
    /// where it is called on the class), and of a class that is not generic. The twin returns the type of its last parameter, a public class
    /// that derives from <see cref="Future"/> or <c>Future&lt;T&gt;</c>. The twin itself may be internal: on the device the weaver makes it public, on
    /// the desktop it lets the caller in.</para>
    /// <para>What a twin has to do:</para>
    /// <para>1. The same as the method, exceptions included, but for the object that it returns. Arguments are checked before <c>used</c> is changed.</para>
    /// <para>2. Take <c>used</c> in every state that an <c>await</c> leaves behind: completed, canceled, having thrown from <c>Poll</c>, or never polled.
    /// It is never one that is still registered anywhere. Make it as good as new: <see cref="Future.Renew"/>, and whatever else it remembers.</para>
    /// <para>3. Make another if <c>used</c> is null or does not fit, for instance if it belongs to another wheel or queue.</para>
    /// <para>A future that is its own result, as a guard is, says so by its type: it derives from <c>Future&lt;T&gt;</c> of itself, or of a base or an interface of
    /// it, but not of <c>object</c>. It is used again only where the result goes nowhere: see <see cref="NoEscapeAttribute"/>.</para>
    /// <para>For that a future has to be out of every list, and out of the hands of whoever wakes it, by the time it has ended: nobody but the frame
    /// may know it any more.</para>
    /// </remarks>
#if NANOFRAMEWORK_1_0
    [CompileTimeOnly]
#endif
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class RecyclerAttribute : Attribute
    {
    }
}
