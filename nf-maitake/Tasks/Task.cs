using System;
using System.Threading;

namespace Maitake
{
    /// <summary>
    /// A spawned future: the unit a <see cref="Scheduler"/> runs, and the <see cref="Waker"/> that its future is polled with.
    /// </summary>
    /// <remarks>
    /// Waking, cancelling, joining and reading a task are allowed on any thread. A task object can be used again after it finished,
    /// see <see cref="Restart"/>.
    /// </remarks>
    public sealed class Task : Waker
    {
        // The values of _phase. Whoever turns Idle into Woken queues the task. A finished task is not idle.
        internal const int Polling = 0;
        internal const int Idle = 1;
        internal const int Woken = 2;

        // _state, from the low bits up: the slot in the scheduler's table; the outcome, 0 while the task lives; on the device the task's number; and the
        // sign bit once cancelling was asked for and after the end, which the run loop can test with one comparison.
        internal const int SlotMask = (1 << OutcomeShift) - 1;
        internal const int OutcomeShift = 20;
        internal const int OutcomeMask = 0x7;
#if NANOFRAMEWORK_1_0
        internal const int NumberShift = 23;
#else
        internal const int NumberShift = 0;
#endif
        internal const long Ending = long.MinValue;

        // What a task that has ended in that way has in its state.
        internal const long Completed = Ending | ((long)TaskStatus.Completed << OutcomeShift);
        internal const long Canceled = Ending | ((long)TaskStatus.Canceled << OutcomeShift);
        internal const long Faulted = Ending | ((long)TaskStatus.Faulted << OutcomeShift);
        internal const long ShutDown = Ending | ((long)TaskStatus.ShutDown << OutcomeShift);

        internal Future _future;

        // Idle while the task waits for a wake, Polling from the beginning of a poll, Woken from a wake until the poll that answers it begins.
        internal int _phase;

        // The next task in the scheduler's run queue. This and what follows is guarded by the scheduler's lock.
        internal Task _next;

        internal long _state;

        // Where the task is, and more where it has more: most tasks of a scheduler share one.
        internal TaskDetails _details;
#if !NANOFRAMEWORK_1_0
        internal long _number;
#endif

        internal Task(TaskDetails details)
        {
            _details = details;
        }

        /// <summary>
        /// Makes a task that counts as completed: <see cref="Restart"/> puts it to work, as often as one likes, and allocates nothing. Any thread; allocates two objects.
        /// </summary>
        /// <param name="scheduler">Runs it.</param>
        /// <param name="owner">Is told at the end of each run, whoever began that; null for nobody.</param>
        /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
        public Task(Scheduler scheduler, ITaskOwner owner = null)
        {
            if (scheduler == null)
            {
                throw new ArgumentNullException("scheduler");
            }

            _details = new TaskDetails(scheduler);
            _details.Owner = owner;
            _state = Completed;

            // As that of a task which has finished: a wake does nothing.
            _phase = Woken;
        }

        /// <summary>The task's number, from 1, never used twice (on the device, by 2^40 tasks); a restarted task gets a new one. Of one scheduler's tasks they grow.</summary>
        public long Id
        {
#if NANOFRAMEWORK_1_0
            get { return (_state & long.MaxValue) >> NumberShift; }
#else
            get { return _number; }
#endif
        }

        /// <summary>The name given to the <see cref="TaskBuilder"/>, or null.</summary>
        public string Name
        {
            get { return _details.Name; }
        }

        /// <summary>The kind given to the <see cref="TaskBuilder"/>, or "task".</summary>
        public string Kind
        {
            get { return _details.Kind == null ? TaskBuilder.DefaultKind : _details.Kind; }
        }

        /// <summary>The scheduler that runs the task, at this moment: that of the thief, once it was stolen.</summary>
        public Scheduler Scheduler
        {
            get { return _details.Scheduler; }
        }

        /// <summary>Whether the task has finished, in whatever way.</summary>
        public bool IsCompleted
        {
            get { return Outcome != 0; }
        }

        /// <summary>The exception that faulted the task, or null.</summary>
        public Exception Exception
        {
            get { return _details.Exception; }
        }

        /// <summary>Where the task stands at this moment.</summary>
        public TaskStatus Status
        {
            get
            {
                int outcome = Outcome;
                if (outcome != 0)
                {
                    return (TaskStatus)outcome;
                }

                int phase = _phase;
                if (phase == Polling || _details.Scheduler.CurrentTask == this)
                {
                    return TaskStatus.Running;
                }

                return phase == Idle ? TaskStatus.Waiting : TaskStatus.Scheduled;
            }
        }

        internal int Outcome
        {
#if NANOFRAMEWORK_1_0
            get { return (int)_state >> OutcomeShift & OutcomeMask; }
#else
            get { return (int)Volatile.Read(ref _state) >> OutcomeShift & OutcomeMask; }
#endif
        }

        /// <summary>
        /// Asks the scheduler to poll the task. A task that is queued stays queued once, however often it is woken; one that is
        /// being polled is queued again afterwards; one that has finished is left alone. Any thread; does not allocate.
        /// </summary>
        public override void Wake()
        {
            // A full fence: what the caller wrote before is seen by the poll that takes the mark away, or that one came first and sees the mark.
            if (Interlocked.Exchange(ref _phase, Woken) != Idle)
            {
                return;
            }

            // An idle task cannot be stolen, so it is where it says.
            Scheduler scheduler = _details.Scheduler;
            scheduler.EnterInlined();
            Task last = scheduler._last;
            if (last == null)
            {
                scheduler._first = this;
            }
            else
            {
                last._next = this;
            }

            scheduler._last = this;
            scheduler._woken++;

            // A full fence: an executor says that it will park, then looks at the list; here it is the other way round.
            scheduler.LeaveFenced();
            if (scheduler._idle != Scheduler.Running)
            {
                scheduler.UnparkOwner();
            }
        }

        /// <summary>
        /// Cancels the task: at its scheduler's next step its future is cancelled instead of polled and the task finishes as
        /// <see cref="TaskStatus.Canceled"/>, whether it was running, queued or waiting. Any thread, also the task itself; does not allocate.
        /// </summary>
        /// <returns>
        /// True where this call asked for it first; false if the task had finished or had been asked before. A task that completes in the
        /// very poll that is under way has completed, and its result stands.
        /// </returns>
        public bool Cancel()
        {
            return Cancel(0, false);
        }

        /// <summary>As <see cref="Cancel()"/>, but only that run of the task, which may have been restarted since; and, if wanted and possible, now.</summary>
        /// <param name="id">What <see cref="Id"/> was in that run; 0 for any.</param>
        /// <param name="now">
        /// Whether the task is to have ended when this returns, its <c>finally</c> blocks included. That is so on its scheduler's thread while that ticks or
        /// runs, also if it had been asked before, unless it is the task being polled; anywhere else the task ends at the scheduler's next step.
        /// </param>
        /// <returns>As for <see cref="Cancel()"/>.</returns>
        public bool Cancel(long id, bool now)
        {
            Scheduler scheduler = Enter();
            bool isMeant = Outcome == 0 && (id == 0 || id == Id);
            bool asked = isMeant && _state >= 0;
            if (asked)
            {
                _state |= Ending;
            }

            scheduler.Leave();
            if (!(now && isMeant && scheduler.TryEnd(this)) && asked)
            {
                Wake();
            }

            return asked;
        }

        /// <summary>Makes a future that is ready when the task has finished. Any thread; allocates the handle. Any number of them may exist.</summary>
        public JoinHandle Join()
        {
            JoinHandle handle = new JoinHandle(this);
            TaskDetails own = HasOwnDetails ? null : new TaskDetails(null);
            Scheduler scheduler = Enter();
            if (Outcome != 0)
            {
                handle.Finish(Outcome, Exception);
            }
            else
            {
                if (own != null && !HasOwnDetails)
                {
                    own.Scheduler = scheduler;
                    _details = own;
                }

                handle.Enlist(_details);
            }

            scheduler.Leave();
            return handle;
        }

        /// <summary>
        /// Runs another future with this task object, once it has finished: same scheduler, name and kind, a new <see cref="Id"/>. Saves the
        /// allocation of a spawn. Any thread. A waker somebody kept from the earlier run costs at most one spurious poll; a
        /// <see cref="JoinHandle"/> made before keeps the result of the run it was made for.
        /// </summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The task has not finished; or as for <see cref="Scheduler.Spawn"/>.</exception>
        public void Restart(Future future)
        {
            _details.Scheduler.Start(this, future, false);
        }

        /// <summary>The name, if there is one, the kind and the number: <c>blink (task 7)</c>.</summary>
        public override string ToString()
        {
            string text = Kind + " " + Id.ToString();
            return Name == null ? text : Name + " (" + text + ")";
        }

        // Whether the task has its details for itself; then it keeps them.
        internal bool HasOwnDetails
        {
            get
            {
                TaskDetails details = _details;
                return details != details.Scheduler._plain;
            }
        }

        // Takes the lock of the scheduler that the task is in, wherever it is moved meanwhile.
        internal Scheduler Enter()
        {
            for (; ;)
            {
                Scheduler scheduler = _details.Scheduler;
                scheduler.Enter();
                if (scheduler == _details.Scheduler)
                {
                    return scheduler;
                }

                scheduler.Leave();
            }
        }
    }
}
