namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread wakes a task that waits, while the scheduler moves another to the end of its list, and takes a third off that goes on waiting.</summary>
    public sealed class WakeWhileMoved : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _woken = new FlagFuture(1);
        private readonly FlagFuture _waiting = new FlagFuture(1);
        private readonly Task[] _tasks = new Task[3];

        public WakeWhileMoved()
            : base(2)
        {
            _scheduler = NewScheduler(3);
            _tasks[0] = _scheduler.Spawn(_woken);
            _scheduler.Tick();
            _tasks[1] = _scheduler.Spawn(Futures.Yield(2));
            _tasks[2] = _scheduler.Spawn(_waiting);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                // The first moves behind the second, which goes on waiting; the first is alone, and is polled again.
                _scheduler.Tick(3);
                return;
            }

            _woken.Raise();
            _tasks[0].Wake();
        }

        protected override void Verify()
        {
            _waiting.Raise();
            _tasks[2].Wake();
            _scheduler.Tick();
            for (int i = 0; i < 3; i++)
            {
                Require(_tasks[i].IsCompleted, "a task was lost");
            }

            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }

    /// <summary>A thread wakes a task that waits, while the scheduler takes the only other one off its list, which goes on waiting.</summary>
    public sealed class WakeWhileIdling : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _woken = new FlagFuture(1);
        private readonly FlagFuture _waiting = new FlagFuture(1);
        private readonly Task[] _tasks = new Task[2];

        public WakeWhileIdling()
            : base(2)
        {
            _scheduler = NewScheduler(2);
            _tasks[0] = _scheduler.Spawn(_woken);
            _scheduler.Tick();
            _tasks[1] = _scheduler.Spawn(_waiting);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick(1);
                return;
            }

            _woken.Raise();
            _tasks[0].Wake();
        }

        protected override void Verify()
        {
            _waiting.Raise();
            _tasks[1].Wake();
            _scheduler.Tick();
            Require(_tasks[0].IsCompleted && _tasks[1].IsCompleted, "a task was lost");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
