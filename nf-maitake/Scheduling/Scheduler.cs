using System;
using System.Threading;

namespace Maitake
{
    /// <summary>
    /// A cooperative, first-in first-out scheduler: polls tasks that were spawned or woken, on the thread that calls <see cref="Tick()"/>.
    /// </summary>
    /// <remarks>
    /// <para>Spawning, waking, cancelling, joining and stealing are allowed on any thread; ticking on one thread at a time. A wake that comes
    /// while neither a tick nor the run of an <see cref="Executor"/> is under way, or while that is parked, unparks the executor.</para>
    /// <para>In steady state nothing here allocates: the run queue is a list of the tasks themselves, since a task is queued at most once.</para>
    /// </remarks>
    public sealed partial class Scheduler
    {
        /// <summary>The most polls that one <see cref="Tick()"/> makes: 256.</summary>
        public const int DefaultTickSize = 256;

        private const int MaxCapacity = 1 << 20;

        // What tasks have that have nothing of their own.
        internal readonly TaskDetails _plain;

        private readonly Tick _tick;

        // All live tasks by slot, and the free slots as a stack.
        private readonly Task[] _tasks;
        private readonly int[] _freeSlots;
        private int _freeCount;
        private bool _shutDown;

        /// <summary>Makes a scheduler for up to <paramref name="capacity"/> live tasks.</summary>
        /// <param name="capacity">1 to 1,048,576. On a 32-bit nanoCLR each costs 16 bytes (computed), used or not.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
        public Scheduler(int capacity)
        {
            if (capacity < 1 || capacity > MaxCapacity)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            _plain = new TaskDetails(this);
            _number = TakeBlock();
            _tick = new Tick(_number);
            _tasks = new Task[capacity];
            _freeSlots = new int[capacity];
            _freeCount = capacity;
            for (int i = 0; i < capacity; i++)
            {
                _freeSlots[i] = capacity - 1 - i;
            }
        }

        /// <summary>The most tasks that can live at a time.</summary>
        public int Capacity
        {
            get { return _tasks.Length; }
        }

        /// <summary>Tasks spawned and not finished, at this moment.</summary>
        public int TaskCount
        {
            get
            {
                Enter();
                int count = _tasks.Length - _freeCount;
                Leave();
                return count;
            }
        }

        /// <summary>Lists the tasks that have not finished, for diagnostics. Any thread; allocates nothing.</summary>
        /// <param name="destination">Filled from the start, in no particular order; <see cref="Capacity"/> elements hold them all.</param>
        /// <returns>How many were written.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
        public int CopyTasks(Task[] destination)
        {
            if (destination == null)
            {
                throw new ArgumentNullException("destination");
            }

            int count = 0;
            Enter();
            for (int i = 0; i < _tasks.Length && count < destination.Length; i++)
            {
                if (_tasks[i] != null)
                {
                    destination[count++] = _tasks[i];
                }
            }

            Leave();
            return count;
        }

        /// <summary>
        /// Is told of a task that ended with an exception while nobody had joined it, and of a waker that threw while an executor turned its wheel. Null,
        /// the default, prints the task and the exception to the console.
        /// </summary>
        public TaskFaultHandler FaultHandler { get; set; }

        /// <summary>
        /// Spawns a task that runs <paramref name="future"/>, at the tail of the run queue. Any thread. Allocates the task and nothing else.
        /// </summary>
        /// <returns>The task; join it with <see cref="Task.Join"/>, or forget it and it runs detached.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="InvalidOperationException">
        /// The future was spawned before, and not made to start anew since that task ended, or was canceled; or the capacity is used up (the future is
        /// untouched and can be spawned later); or the scheduler was shut down.
        /// </exception>
        public Task Spawn(Future future)
        {
            return Start(new Task(_plain), future, false);
        }

        /// <summary>Makes a builder that spawns tasks with a name and a kind.</summary>
        public TaskBuilder BuildTask()
        {
            return new TaskBuilder(this);
        }

        /// <summary>Makes a handle for other threads that spawns here and outlives the scheduler, see <see cref="Spawner"/>.</summary>
        public Spawner CreateSpawner()
        {
            return new Spawner(this);
        }

        /// <summary>Polls ready tasks, at most <see cref="DefaultTickSize"/> polls. Does not wait and does not allocate.</summary>
        /// <returns>What was done, in an object that the next tick fills anew.</returns>
        /// <exception cref="InvalidOperationException">Called by a task of this scheduler, or while another thread ticks it.</exception>
        public Tick Tick()
        {
            return Tick(DefaultTickSize);
        }

        /// <summary>Polls ready tasks, at most <paramref name="maxPolls"/> polls.</summary>
        /// <param name="maxPolls">1 or more.</param>
        /// <returns>What was done, in an object that the next tick fills anew.</returns>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxPolls"/> is less than 1.</exception>
        /// <exception cref="InvalidOperationException">Called by a task of this scheduler, or while another thread ticks it.</exception>
        public Tick Tick(int maxPolls)
        {
            if (maxPolls < 1)
            {
                ThrowMaxPolls();
            }

            Tick tick = _tick;

            // As Claim.
            if (Interlocked.CompareExchange(ref _idle, Running, Free) != Free)
            {
                ThrowClaimed();
            }

            _thread = Thread.CurrentThread;
            try
            {
                RunTasks(maxPolls, tick);
            }
            finally
            {
#if NANOFRAMEWORK_1_0
                _idle = Free;
#else
                Release();
#endif
            }

            // After the release, and so after any wake that relied on this tick.
#if NANOFRAMEWORK_1_0
            tick._hasRemaining = _first != null;
#else
            tick._hasRemaining = HasQueued;
#endif
            return tick;
        }

        /// <summary>
        /// Shuts the scheduler down: cancels every task that has not finished, whether it was queued or waiting, so that what they hold is
        /// released, and refuses new ones. Their joiners get a <see cref="JoinException"/>. Any thread, but not a task of this scheduler.
        /// </summary>
        /// <exception cref="InvalidOperationException">
        /// Called by a task of this scheduler, or while a tick, an executor's run or a <see cref="Stealer"/> is under way.
        /// </exception>
        public void Shutdown()
        {
            Claim();
            try
            {
                if (Interlocked.CompareExchange(ref _stealing, 1, 0) != 0)
                {
                    throw new InvalidOperationException("The scheduler is being stolen from");
                }

                Enter();
                _shutDown = true;
                Leave();
                for (int i = 0; i < _tasks.Length; i++)
                {
                    Task task = _tasks[i];
                    if (task != null)
                    {
                        Abandon(task, Task.ShutDown);
                    }
                }

                Enter();
                while (TakeQueued() != null)
                {
                }

                Leave();
                EndSteal();
            }
            finally
            {
                Release();
            }
        }

        [Cold("misuse")]
        private static void ThrowMaxPolls()
        {
            throw new ArgumentOutOfRangeException("maxPolls");
        }
    }
}
