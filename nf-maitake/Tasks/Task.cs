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
        internal const int Idle = 0;
        internal const int Polling = 1;
        internal const int Woken = 2;

        // _state: the outcome in the low bits, 0 while the task lives; the slot in the scheduler's table above them; and the sign bit once
        // cancelling was asked for and after the end, which the run loop can test with one comparison.
        internal const int OutcomeMask = 0x7;
        internal const int SlotShift = 8;
        internal const int Ending = int.MinValue;

        internal Scheduler _scheduler;
        internal Future _future;

        // Idle while the task waits for a wake, Polling from the beginning of a poll, Woken from a wake until the poll that answers it begins.
        internal int _phase;

        // The next task in the scheduler's run queue. Guarded by the queue's lock.
        internal Task _next;

        internal int _state;
        internal TaskDetails _details;
        private long _id;

        internal Task(Scheduler scheduler, TaskDetails details)
        {
            _scheduler = scheduler;
            _details = details;
            _phase = Woken;
        }

        /// <summary>The task's number, from 1, never used twice; a restarted task gets a new one.</summary>
        public long Id
        {
            get { return _id; }
        }

        /// <summary>The name given to the <see cref="TaskBuilder"/>, or null.</summary>
        public string Name
        {
            get { return _details == null ? null : _details.Name; }
        }

        /// <summary>The kind given to the <see cref="TaskBuilder"/>, or "task".</summary>
        public string Kind
        {
            get { return _details == null || _details.Kind == null ? TaskBuilder.DefaultKind : _details.Kind; }
        }

        /// <summary>Whether the task has finished, in whatever way.</summary>
        public bool IsCompleted
        {
            get { return Outcome != 0; }
        }

        /// <summary>The exception that faulted the task, or null.</summary>
        public Exception Exception
        {
            get { return _details == null ? null : _details.Exception; }
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
                if (phase == Polling || _scheduler.CurrentTask == this)
                {
                    return TaskStatus.Running;
                }

                return phase == Idle ? TaskStatus.Waiting : TaskStatus.Scheduled;
            }
        }

        internal int Outcome
        {
#if NANOFRAMEWORK_1_0
            get { return _state & OutcomeMask; }
#else
            get { return Volatile.Read(ref _state) & OutcomeMask; }
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
            Scheduler scheduler = _scheduler;
            if (Interlocked.Exchange(ref scheduler._queueLock, 1) != 0)
            {
                scheduler.EnterQueue();
            }

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
#if NANOFRAMEWORK_1_0
            scheduler._queueLock = 0;
#else
            // A full fence: an executor says that it will park, then looks at the list; here it is the other way round.
            Interlocked.Exchange(ref scheduler._queueLock, 0);
#endif
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
            return CancelRun(0);
        }

        // Cancels one run of the task, 0 for any: it may have been restarted since.
        internal bool CancelRun(long run)
        {
            for (; ;)
            {
                Scheduler scheduler = _scheduler;
                lock (scheduler._gate)
                {
                    if (scheduler != _scheduler)
                    {
                        continue;
                    }

                    if (_state < 0 || Outcome != 0 || (run != 0 && run != _id))
                    {
                        return false;
                    }

                    _state |= Ending;
                    break;
                }
            }

            Wake();
            return true;
        }

        /// <summary>Makes a future that is ready when the task has finished. Any thread; allocates the handle. Any number of them may exist.</summary>
        public JoinHandle Join()
        {
            JoinHandle handle = new JoinHandle(this);
            for (; ;)
            {
                Scheduler scheduler = _scheduler;
                lock (scheduler._gate)
                {
                    if (scheduler != _scheduler)
                    {
                        continue;
                    }

                    if (Outcome != 0)
                    {
                        handle.Finish(Outcome, Exception);
                    }
                    else
                    {
                        EnsureDetails();
                        handle.Enlist(_details);
                    }

                    return handle;
                }
            }
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
            _scheduler.Start(this, future);
        }

        /// <summary>The name, if there is one, the kind and the number: <c>blink (task 7)</c>.</summary>
        public override string ToString()
        {
            string text = Kind + " " + _id.ToString();
            return Name == null ? text : Name + " (" + text + ")";
        }

        [Cold("the first join, or an exception")]
        internal void EnsureDetails()
        {
            if (_details == null)
            {
                _details = new TaskDetails();
            }
        }

        // A task that ended before it began.
        internal void Refuse()
        {
            _id = TaskIds.Next();
            _state = (int)TaskStatus.ShutDown;
        }

        // Called under the gate.
        internal void Begin(Future future, int slot)
        {
            _id = TaskIds.Next();
            _future = future;
            _state = slot << SlotShift;
            _phase = Woken;
            if (_details != null)
            {
                _details.Exception = null;
            }
        }
    }
}
