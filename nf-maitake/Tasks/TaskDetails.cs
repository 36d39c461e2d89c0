using System;

namespace Maitake
{
    /// <summary>
    /// Where a task is, and what only some tasks have: all others of a scheduler share one of these, so that they are smaller on the device. Guarded
    /// by the scheduler's lock.
    /// </summary>
    internal sealed class TaskDetails
    {
        // Changes when the task is stolen.
        public Scheduler Scheduler;

        public string Name;
        public string Kind;
        public Exception Exception;

        // Join handles that wait for the task, in the order they were made.
        public JoinHandle Joiners;

        // Who is told when the task ends.
        public ITaskOwner Owner;

        public TaskDetails(Scheduler scheduler)
        {
            Scheduler = scheduler;
        }
    }
}
