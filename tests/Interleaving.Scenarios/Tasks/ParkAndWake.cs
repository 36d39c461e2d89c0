using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>An executor parks while threads wake its only task: it does not sleep through that.</summary>
    public sealed class ParkAndWake : Scenario
    {
        private readonly Executor _executor;
        private readonly FlagFuture _future;
        private readonly Task _task;

        public ParkAndWake()
            : base(3, 2)
        {
            _executor = new Executor(NewScheduler(1), new TimerWheel(new StepClock(), 1), new Parker());
            _future = new StoppingFuture(_executor, 2);
            _task = _executor.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _executor.Run();
                return;
            }

            _future.Raise();
            _task.Wake();
        }

        protected override void Verify()
        {
            Require(_task.IsCompleted, "the task did not end");
            Require(_future.Polls <= 3, "polled too often");
        }
    }
}
