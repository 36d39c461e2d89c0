using System;

namespace Maitake
{
    /// <summary>Is told when tasks end that were made for it, see <see cref="Task(Scheduler, ITaskOwner)"/>: for groups, supervisors and pools.</summary>
    public interface ITaskOwner
    {
        /// <summary>A run of a task has ended, in whatever way. Its future is let go of, and the task can be restarted.</summary>
        /// <param name="task">The task, which has its <see cref="Task.Status"/> already. Whoever else has it may have restarted it since.</param>
        /// <param name="failure">What it threw, or null.</param>
        /// <returns>True if the owner will tell of the failure. If it does not, and nobody had joined the task, <see cref="Scheduler.FaultHandler"/> is told.</returns>
        /// <remarks>
        /// By the thread that ended the task, as a rule that of its scheduler, before those who joined it are woken. The run loop waits meanwhile: so no more
        /// than noting and waking, and another task is ended from here with <see cref="Task.Cancel()"/>. What it throws, the handler is told.
        /// </remarks>
        bool OnTaskEnded(Task task, Exception failure);
    }
}
