using Maitake.Patterns;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A task object is used again while somebody still wakes and cancels the run before: the next one is not ended by that, and loses no wake.</summary>
    public sealed class RestartAndWake : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _second = new FlagFuture(1);
        private readonly CancellationSource _source = new CancellationSource(1);
        private readonly Task _task;

        public RestartAndWake()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(new FlagFuture(0));
            _source.Add(_task);
            _scheduler.Tick();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _task.Restart(_second);
                _scheduler.Tick();
            }
            else if (thread == 1)
            {
                _second.Raise();
                _task.Wake();
            }
            else
            {
                _source.Cancel();
            }
        }

        protected override void Verify()
        {
            // The wake may have come before the second run.
            _task.Wake();
            _scheduler.Tick();
            Require(_task.Status == TaskStatus.Completed, "the second run was ended for the first");
            Require(_second.Polls <= 3, "polled too often");
        }
    }
}
