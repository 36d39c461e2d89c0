namespace Maitake
{
    /// <summary>What one <see cref="Scheduler.Tick()"/> did. Each scheduler has one such object and fills it anew at every tick.</summary>
    public sealed class Tick
    {
        // Set directly, since a property's setter is a call. Polls whose task went on or ended, polls whose task did not, and what the scheduler has
        // counted by the end of this tick and of the one before.
        internal int _used;
        internal int _idled;
        internal int _completed;
        internal bool _hasRemaining;
        internal long _number;
        internal long _previousNumber;
        internal int _woken;
        internal int _previousWoken;

        internal Tick(long number)
        {
            _number = number;
        }

        /// <summary>Polls made.</summary>
        public int Polled
        {
            get { return _used + _idled; }
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

        /// <summary>Tasks that came to the scheduler since the previous call of <c>Tick</c>: spawned by any route, or stolen from another scheduler. Modulo 2^20.</summary>
        public int Spawned
        {
            get { return (int)((_number - _previousNumber & Scheduler.InBlock) >> Task.NumberShift); }
        }

        /// <summary>Wakes, since the previous call of <c>Tick</c>, that queued a waiting task: by another task, a timer, another thread or an interrupt.</summary>
        public int WokenExternal
        {
            get { return _woken - _previousWoken; }
        }

        /// <summary>Tasks queued again because they were woken during their own poll.</summary>
        public int WokenInternal
        {
            get { return _used - _completed; }
        }

        /// <summary>All wakes: <see cref="WokenExternal"/> and <see cref="WokenInternal"/>.</summary>
        public int Woken
        {
            get { return WokenExternal + WokenInternal; }
        }
    }
}
