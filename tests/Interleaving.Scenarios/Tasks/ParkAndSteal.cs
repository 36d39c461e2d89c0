using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>The task that a run waits for is stolen while it is queued, and ends elsewhere: the run ends.</summary>
    public sealed class ParkAndSteal : Scenario
    {
        private readonly Executor _executor;
        private readonly Scheduler _thief;
        private readonly FlagFuture _future = new FlagFuture(0);

        public ParkAndSteal()
            : base(2)
        {
            _executor = new Executor(NewScheduler(1), new TimerWheel(new StepClock(), 1), new Parker());
            _thief = NewScheduler(1);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _executor.Run(_future);
                return;
            }

            Stealer stealer;
            if (_executor.Scheduler.TrySteal(out stealer) == StealResult.Stealing)
            {
                stealer.SpawnOne(_thief);
                stealer.Dispose();
                _thief.Tick();
            }
        }

        protected override void Verify()
        {
            RequireEqual(1, _future.Polls, "polls");
        }
    }
}
