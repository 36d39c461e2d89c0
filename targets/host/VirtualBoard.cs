using System;
using System.Text;
using Maitake.Host;
using Maitake.Time;

namespace Maitake
{
    /// <summary>
    /// A board in virtual time: whenever nothing is ready, the clock moves to the next deadline at once. Tests of hours run in milliseconds
    /// and every time the same.
    /// </summary>
    /// <remarks>
    /// <para>Computing takes no time: the clock stands still while tasks run. Each deadline is met at its exact instant, in order; deadlines at
    /// one instant in the order of arming.</para>
    /// <para>Wakes from other threads are taken as they come, but the clock does not wait for them, unless no timer is armed and
    /// <see cref="WaitsForThreads"/> is set.</para>
    /// </remarks>
    public sealed class VirtualBoard : Board
    {
        /// <summary>How many tasks can live at a time unless told otherwise: 256.</summary>
        public const int DefaultCapacity = 256;

        private const int DefaultLevels = 8;

        private readonly VirtualClock _clock;
        private readonly VirtualParker _parker;

        // Whether the run under way waits for one future, and so has failed if that cannot come.
        private bool _runsFuture;

        /// <summary>Makes a board for up to <see cref="DefaultCapacity"/> tasks, with ticks of one microsecond. The clock stands at zero.</summary>
        public VirtualBoard()
            : this(DefaultCapacity)
        {
        }

        /// <summary>Makes a board with ticks of one microsecond. The clock stands at zero.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is out of range.</exception>
        public VirtualBoard(int capacity)
            : this(capacity, new VirtualClock(), DefaultLevels)
        {
        }

        /// <summary>Makes a board on a clock of one's own.</summary>
        /// <param name="capacity">How many tasks can live at a time, see <see cref="Scheduler(int)"/>.</param>
        /// <param name="clock">The clock, wherever it stands.</param>
        /// <param name="levels">Levels of the timer wheel, see <see cref="TimerWheel(Maitake.Time.Clock, int)"/>.</param>
        /// <exception cref="ArgumentNullException"><paramref name="clock"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="levels"/> is out of range.</exception>
        public VirtualBoard(int capacity, VirtualClock clock, int levels)
            : this(capacity, clock, levels, new VirtualParker(clock))
        {
        }

        private VirtualBoard(int capacity, VirtualClock clock, int levels, VirtualParker parker)
            : base(new Scheduler(capacity), new TimerWheel(clock, levels), parker)
        {
            _clock = clock;
            _parker = parker;
            parker.Board = this;
        }

        /// <summary>The board's clock. A task that moves it simulates a computation that takes time.</summary>
        public VirtualClock Clock
        {
            get { return _clock; }
        }

        /// <summary>
        /// Whether a run with nothing to do and no timer armed waits, in real time, for another thread to wake a task. False unless set: the
        /// run is over then.
        /// </summary>
        public bool WaitsForThreads { get; set; }

        /// <summary>
        /// Runs tasks, moving the clock from deadline to deadline, until <see cref="Board.Stop"/>, or until nothing is left that could happen:
        /// no task is ready and no timer is armed. Tasks that wait for something else stay as they are.
        /// </summary>
        /// <exception cref="InvalidOperationException">Called by a task, or while another thread runs the board.</exception>
        public override void Run()
        {
            RunUntil(long.MaxValue);
        }

        /// <summary>
        /// Runs <paramref name="future"/> as a task, and all other tasks beside it, moving the clock from deadline to deadline, until it has finished.
        /// </summary>
        /// <returns>The task that ran the future, finished unless <see cref="Board.Stop"/> came first.</returns>
        /// <exception cref="JoinException">The task was canceled.</exception>
        /// <exception cref="InvalidOperationException">
        /// The run can never end: no task is ready, no timer is armed and <see cref="WaitsForThreads"/> is not set; the message names the tasks
        /// that wait. Or as for <see cref="Maitake.Executor.Run(Future)"/>.
        /// </exception>
        /// <remarks>What the future throws is thrown here.</remarks>
        public override Task Run(Future future)
        {
            long end = _parker.End;
            bool runsFuture = _runsFuture;
            try
            {
                _parker.End = long.MaxValue;
                _runsFuture = true;
                return base.Run(future);
            }
            finally
            {
                _parker.End = end;
                _runsFuture = runsFuture;
            }
        }

        /// <summary>
        /// Moves the clock on and runs everything that falls due on the way, each at its exact instant, in order; also what is ready before and
        /// what becomes ready at the very end. <see cref="Board.Stop"/> ends it where it is.
        /// </summary>
        /// <param name="duration">Zero or more; rounded up to ticks.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative, or leads to the end of the clock.</exception>
        /// <exception cref="InvalidOperationException">Called by a task, or while another thread runs the board.</exception>
        public void Advance(TimeSpan duration)
        {
            long ticks = _clock.ToTicks(duration);
            long now = _clock.Ticks;
            if (ticks >= long.MaxValue - now)
            {
                throw new ArgumentOutOfRangeException(nameof(duration));
            }

            RunUntil(now + ticks);
        }

        /// <summary>Runs tasks until none is ready. The clock stands still; a timer that is due now fires.</summary>
        /// <exception cref="InvalidOperationException">Called by a task, or while another thread runs the board.</exception>
        public void RunUntilIdle()
        {
            RunUntil(_clock.Ticks);
        }

        // The parker calls this where a run without an end has nothing to do.
        internal void NothingLeft()
        {
            if (_runsFuture)
            {
                throw new InvalidOperationException(
                    "The run can never end: no task is ready and no timer is armed. Waiting: " + DescribeTasks());
            }

            Stop();
        }

        private void RunUntil(long end)
        {
            // Kept and put back, so that a task that runs the board, which fails, does not change the run that it is in.
            long previous = _parker.End;
            bool runsFuture = _runsFuture;
            try
            {
                _parker.End = end;
                _runsFuture = false;
                base.Run();
            }
            finally
            {
                _parker.End = previous;
                _runsFuture = runsFuture;
            }
        }

        private string DescribeTasks()
        {
            Task[] tasks = new Task[Scheduler.Capacity];
            int count = Scheduler.CopyTasks(tasks);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++)
            {
                text.Append(i == 0 ? string.Empty : ", ").Append(tasks[i]);
            }

            return text.ToString();
        }
    }
}
