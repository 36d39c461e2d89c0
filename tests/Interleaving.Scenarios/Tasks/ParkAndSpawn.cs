using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread spawns a task on an executor that has none and parks: it runs, and ends the run.</summary>
    public sealed class ParkAndSpawn : Scenario
    {
        private readonly Executor _executor;

        public ParkAndSpawn()
            : base(2)
        {
            _executor = new Executor(NewScheduler(1), new TimerWheel(new StepClock(), 1), new Parker());
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _executor.Run();
                return;
            }

            _executor.Spawn(new StoppingFuture(_executor, 0));
        }

        protected override void Verify()
        {
            RequireEqual(0, _executor.Scheduler.TaskCount, "tasks");
        }
    }
}
