using System;

namespace Maitake
{
    /// <summary>Is told of a task that ended with an exception while nobody had joined it.</summary>
    /// <param name="task">The task, already finished.</param>
    /// <param name="exception">What its future threw.</param>
    /// <remarks>Called on the scheduler's thread, outside any poll; it may spawn and restart tasks. What it throws is dropped.</remarks>
    public delegate void TaskFaultHandler(Task task, Exception exception);
}
