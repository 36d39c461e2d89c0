using System;

namespace Maitake
{
    /// <summary>
    /// Marks a parameter of a <see cref="RecyclerAttribute">recycler twin</see>: the future that is given there belongs to the one that is returned.
    /// Where the returned one flows straight into an <c>await</c> and the argument is a call that has a twin itself, the weaver keeps the
    /// object of that call too, and uses it again at the next time round. Any number of parameters may carry it, and calls may be nested.
    /// </summary>
    /// <remarks>
    /// <para>A factory may mark a parameter of type <see cref="Future"/> or <c>Future&lt;T&gt;</c> if the future that it returns keeps these promises:</para>
    /// <para>1. Nobody else gets to see the argument: it is no result, and no list, task or thread keeps it.</para>
    /// <para>2. When the returned future has ended, so has the argument: whether it completed, was canceled, or threw from <c>Poll</c>, every
    /// future that it was given has by then completed, has thrown from its own <c>Poll</c>, was canceled, or was never polled. So it cancels losers before it
    /// completes, and the others before it lets an exception out; and where one <c>Cancel</c> throws, it still calls those of the rest.</para>
    /// <para>3. From then on it does not touch the argument, until its own twin gives it the next. It may go on holding it: the frame holds it as well.</para>
    /// <para>An argument that comes from a variable, a field or a conditional expression is given as it is. So are the elements of an array.</para>
    /// </remarks>
#if NANOFRAMEWORK_1_0
    [CompileTimeOnly]
#endif
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class TakesOwnershipAttribute : Attribute
    {
    }
}
