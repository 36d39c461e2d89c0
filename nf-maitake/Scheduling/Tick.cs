namespace Maitake
{
    /// <summary>What one <see cref="Scheduler.Tick()"/> did. Each scheduler has one such object and fills it anew at every tick.</summary>
    public sealed class Tick
    {
        // Set directly, since a property's setter is a call.
        internal int _polled;
        internal int _completed;
        internal bool _hasRemaining;
        internal int _spawned;
        internal int _wokenExternal;
        internal int _wokenInternal;

        internal Tick()
        {
        }

        /// <summary>Polls made.</summary>
        public int Polled
        {
            get { return _polled; }
        }

        /// <summary>Tasks that finished: completed, canceled or faulted.</summary>
        public int Completed
        {
            get { return _completed; }
        }

        /// <summary>Whether tasks are ready to be polled still: the budget was used up, or something woke a task meanwhile.</summary>
        public bool HasRemaining
        {
            get { return _hasRemaining; }
        }

        /// <summary>Tasks that came to the scheduler since the previous call of <c>Tick</c>: spawned by any route, or stolen from another scheduler.</summary>
        public int Spawned
        {
            get { return _spawned; }
        }

        /// <summary>Wakes, since the previous call of <c>Tick</c>, that queued a waiting task: by another task, a timer, another thread or an interrupt.</summary>
        public int WokenExternal
        {
            get { return _wokenExternal; }
        }

        /// <summary>Tasks queued again because they were woken during their own poll.</summary>
        public int WokenInternal
        {
            get { return _wokenInternal; }
        }

        /// <summary>All wakes: <see cref="WokenExternal"/> and <see cref="WokenInternal"/>.</summary>
        public int Woken
        {
            get { return _wokenExternal + _wokenInternal; }
        }
    }
}
