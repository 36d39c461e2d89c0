using System;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Patterns
{
    /// <summary>What a task shows a <see cref="Watchdog"/> that it is alive with: it has to <see cref="Feed"/> it again before its budget is used up.</summary>
    /// <remarks>Made by <see cref="Watchdog.Watch"/>. Its members may be called by any thread and any interrupt callback, and do not allocate.</remarks>
    public sealed class Liveness : IDisposable
    {
        private const long Never = long.MaxValue;

        // In the watchdog's list; guarded by its gate.
        internal Liveness _next;

        // The deadline that was told of when it had passed. Guarded by the watchdog's gate.
        internal long _told;

        private readonly Watchdog _watchdog;
        private readonly string _name;
        private long _budget;
        private long _deadline;

        internal Liveness(Watchdog watchdog, string name, TimeSpan budget)
        {
            _watchdog = watchdog;
            _name = name;
            _budget = watchdog.Clock.ToTicks(budget);
            Feed();
        }

        /// <summary>Whose it is.</summary>
        public string Name
        {
            get { return _name; }
        }

        /// <summary>The longest time from one feeding to the next, rounded up to the clock's ticks; once it is disposed, the longest there is.</summary>
        public TimeSpan Budget
        {
            get { return _watchdog.Clock.ToTimeSpan(_budget); }
        }

        /// <summary>Whether the budget is used up.</summary>
        public bool IsOverdue
        {
            get { return Deadline < _watchdog.Clock.Ticks; }
        }

        // One store or load of a long is not interrupted on the device.
        internal long Deadline
        {
#if NANOFRAMEWORK_1_0
            get { return _deadline; }
            set { _deadline = value; }
#else
            get { return Interlocked.Read(ref _deadline); }
            set { Interlocked.Exchange(ref _deadline, value); }
#endif
        }

        /// <summary>Shows that the task is alive: the budget begins anew, also after <see cref="Pause"/>.</summary>
        public void Feed()
        {
            long deadline = _watchdog.Clock.Ticks + _budget;
            Deadline = deadline < 0 ? Never : deadline;
        }

        /// <summary>Expects nothing until it is fed again: before the task waits for something that may take as long as it likes.</summary>
        public void Pause()
        {
            Deadline = Never;
        }

        /// <summary>Expects nothing ever again, fed or not: at the end of the task. A second call does nothing.</summary>
        public void Dispose()
        {
            // Whoever feeds it once more has all the time there is.
            _budget = Never;
            Deadline = Never;
            _watchdog.Forget(this);
        }
    }
}
