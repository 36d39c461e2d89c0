namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread steals what is queued while the victim ticks and another thread wakes: each task ends once, wherever it got to.</summary>
    public sealed class StealWhileTicking : Scenario
    {
        private readonly Scheduler _victim;
        private readonly Scheduler _thief;
        private readonly FlagFuture _waiting = new FlagFuture(1);
        private readonly FlagFuture _queued = new FlagFuture(0);
        private readonly Task _waitingTask;
        private readonly Task _queuedTask;

        public StealWhileTicking()
            : base(3, 2)
        {
            _victim = NewScheduler(2);
            _thief = NewScheduler(2);
            _waitingTask = _victim.Spawn(_waiting);
            _victim.Tick();
            _queuedTask = _victim.Spawn(_queued);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _victim.Tick();
            }
            else if (thread == 1)
            {
                Stealer stealer;
                if (_victim.TrySteal(out stealer) == StealResult.Stealing)
                {
                    stealer.SpawnN(_thief, 2);
                    stealer.Dispose();
                }
            }
            else
            {
                _waiting.Raise();
                _waitingTask.Wake();
            }
        }

        protected override void Verify()
        {
            _victim.Tick();
            _thief.Tick();
            Require(_waitingTask.Status == TaskStatus.Completed, "the waiting task did not end");
            Require(_queuedTask.Status == TaskStatus.Completed, "the queued task did not end");
            RequireEqual(1, _queued.Polls, "polls of the queued task");
            RequireEqual(2, _waiting.Polls, "polls of the waiting task");
            RequireEqual(0, _victim.TaskCount + _thief.TaskCount, "tasks");
        }
    }
}
