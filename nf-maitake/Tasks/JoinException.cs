using System;

namespace Maitake
{
    /// <summary>A task that was joined did not complete: it was canceled, or its scheduler was shut down.</summary>
    public sealed class JoinException : Exception
    {
        private readonly bool _shutDown;

        internal JoinException(Task task, bool shutDown)
            : base(task.ToString() + (shutDown ? ": the scheduler has already shut down" : " was canceled"))
        {
            Task = task;
            _shutDown = shutDown;
        }

        /// <summary>The task that did not complete.</summary>
        public Task Task { get; }

        /// <summary>Whether the task was canceled.</summary>
        public bool IsCanceled
        {
            get { return !_shutDown; }
        }

        /// <summary>Whether the scheduler was shut down before the task finished.</summary>
        public bool IsShutDown
        {
            get { return _shutDown; }
        }
    }
}
