using System;

namespace Maitake
{
    /// <summary>Is told of a task that ended with an exception while nobody had joined it.</summary>
    /// <param name="task">The task, already finished; null where a waker that is no task threw while an <see cref="Executor"/> turned its wheel.</param>
    /// <param name="exception">What was thrown.</param>
    /// <remarks>Called on the scheduler's thread, outside any poll; it may spawn and restart tasks. What it throws is dropped.</remarks>
    public delegate void TaskFaultHandler(Task task, Exception exception);
}
