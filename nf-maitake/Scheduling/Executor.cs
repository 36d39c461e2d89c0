using System;
using System.Threading;

namespace Maitake
{
    using Maitake.Time;

    /// <summary>
    /// The run loop: turns the timer wheel, ticks the scheduler, and parks the thread until the next deadline or a wake.
    /// </summary>
    public sealed class Executor
    {
        private readonly Scheduler _scheduler;
        private readonly TimerWheel _timer;
        private readonly Parker _parker;
        private int _stopRequested;

        /// <summary>Joins the three parts. A scheduler has one executor; a wheel may serve several.</summary>
        /// <exception cref="ArgumentNullException">One of the parts is null.</exception>
        /// <exception cref="InvalidOperationException"><paramref name="scheduler"/> belongs to an executor with another parker.</exception>
        public Executor(Scheduler scheduler, TimerWheel timer, Parker parker)
        {
            if (scheduler == null)
            {
                throw new ArgumentNullException("scheduler");
            }

            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            if (parker == null)
            {
                throw new ArgumentNullException("parker");
            }

            scheduler.Attach(parker);
            _scheduler = scheduler;
            _timer = timer;
            _parker = parker;
        }

        /// <summary>The scheduler that is run.</summary>
        public Scheduler Scheduler
        {
            get { return _scheduler; }
        }

        /// <summary>The timer wheel that is turned.</summary>
        public TimerWheel Timer
        {
            get { return _timer; }
        }

        /// <summary>Spawns on the scheduler, see <see cref="Maitake.Scheduler.Spawn"/>. Any thread.</summary>
        public Task Spawn(Future future)
        {
            return _scheduler.Spawn(future);
        }

        /// <summary>
        /// Runs tasks until <see cref="Stop"/>. Does not allocate. Afterwards it can be called again and goes on where it stopped.
        /// </summary>
        /// <exception cref="InvalidOperationException">Called by a task, or while another thread runs or ticks the scheduler.</exception>
        public void Run()
        {
            _scheduler.Claim();
            try
            {
                RunUntil(null);
            }
            finally
            {
                _scheduler.Release();
            }
        }

        /// <summary>
        /// Runs <paramref name="future"/> as a task, and all other tasks beside it, until it has finished; a block-on. The other tasks stay
        /// where they are and go on in the next run.
        /// </summary>
        /// <returns>The task that ran the future, finished unless <see cref="Stop"/> came first; it then goes on in the next run.</returns>
        /// <exception cref="JoinException">The task was canceled.</exception>
        /// <exception cref="InvalidOperationException">As for <see cref="Run()"/> and for <see cref="Maitake.Scheduler.Spawn"/>.</exception>
        /// <remarks>What the future throws is thrown here.</remarks>
        [Cold("the beginning of a run: makes the task, its join handle and a waker")]
        public Task Run(Future future)
        {
            // Before the spawn, so that a run that is refused leaves the future alone.
            _scheduler.Claim();
            try
            {
                Task task = _scheduler.Spawn(future);
                JoinHandle join = task.Join();
                try
                {
                    // It may be stolen, and end on a thread that does not run this loop.
                    join.Poll(new Unparker(_parker));
                    RunUntil(join);
                    if (join.IsCompleted)
                    {
                        join.GetResult();
                    }
                }
                finally
                {
                    join.Cancel();
                }

                return task;
            }
            finally
            {
                _scheduler.Release();
            }
        }

        /// <summary>
        /// Turns the wheel and ticks the scheduler once, without parking: for a program that has a loop of its own.
        /// </summary>
        /// <returns>True if there is more to do at once; else park, or do something else, until <see cref="TimerWheel.TryGetNextDeadline"/> or a wake.</returns>
        /// <exception cref="InvalidOperationException">Called by a task, or while another thread runs or ticks the scheduler.</exception>
        public bool RunOnce()
        {
            bool isLimited;
            Scheduler scheduler = _scheduler;

            // As Scheduler.Claim.
            if (Interlocked.CompareExchange(ref scheduler._idle, Scheduler.Running, Scheduler.Free) != Scheduler.Free)
            {
                scheduler.ThrowClaimed();
            }

            scheduler._thread = Thread.CurrentThread;
            try
            {
                isLimited = Pass(scheduler);
            }
            finally
            {
#if NANOFRAMEWORK_1_0
                scheduler._idle = Scheduler.Free;
#else
                scheduler.Release();
#endif
            }

            // After the release, and so after any wake that relied on this pass.
#if NANOFRAMEWORK_1_0
            return isLimited || scheduler._first != null;
#else
            return isLimited || scheduler.HasQueued;
#endif
        }

        /// <summary>
        /// Ends the run that is under way after its current poll round, or else the next run before it begins. Any thread, any task, any
        /// interrupt callback; does not allocate. Several stops before a run count as one.
        /// </summary>
        public void Stop()
        {
            Interlocked.Exchange(ref _stopRequested, 1);
            _parker.Unpark();
        }

        // The scheduler has to be claimed.
        private void RunUntil(JoinHandle join)
        {
            while (Interlocked.Exchange(ref _stopRequested, 0) == 0)
            {
                bool isLimited = Pass(_scheduler);
                if (join != null && join.IsCompleted)
                {
                    // A stop that came meanwhile was for this run.
                    Interlocked.Exchange(ref _stopRequested, 0);
                    return;
                }

                if (!isLimited && !_scheduler.HasQueued)
                {
                    Park();
                }
            }
        }

        // Whether the turn was limited, so that more may be due at once.
        private bool Pass(Scheduler scheduler)
        {
            // Nothing while another executor turns a shared wheel. It wakes this one's tasks too, and whatever it leaves is due, which keeps
            // this one from parking.
            TimerWheel timer = _timer;
            long now = timer._clock.Ticks;
            int expired = 0;

            // A look without the wheel's lock: what another thread arms at this moment is found before a park.
            Sleep first = timer._first;
            if ((first == null ? timer._minimum : first._deadline) <= now)
            {
                expired = timer.TurnTo(now, Scheduler.DefaultTickSize, scheduler);
            }

            scheduler.RunTasks(Scheduler.DefaultTickSize, null);
            return expired == Scheduler.DefaultTickSize;
        }

        private void Park()
        {
            _scheduler.SetParked(true);
            if (!_scheduler.HasQueued)
            {
                long deadline;
                if (!_timer.TryGetNextDeadline(out deadline))
                {
                    _parker.Park();
                }
                else
                {
                    long ticks = deadline - _timer.Clock.Ticks;
                    if (ticks > 0)
                    {
                        _parker.Park(_timer.Clock.ToTimeSpan(ticks));
                    }
                }
            }

            _scheduler.SetParked(false);
        }

        // Wakes the run loop and no task.
        private sealed class Unparker : Waker
        {
            private readonly Parker _parker;

            public Unparker(Parker parker)
            {
                _parker = parker;
            }

            public override void Wake()
            {
                _parker.Unpark();
            }
        }
    }
}
