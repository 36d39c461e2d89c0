using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>An executor is stopped twice while it is run twice: no stop is lost, and a second run does not begin by itself.</summary>
    public sealed class ParkAndStop : Scenario
    {
        private readonly Executor _executor;
        private int _runs;

        public ParkAndStop()
            : base(2)
        {
            _executor = new Executor(NewScheduler(1), new TimerWheel(new StepClock(), 1), new Parker());
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _executor.Run();
                _runs++;
                return;
            }

            _executor.Stop();
            _executor.Scheduler.Spawn(new FlagFuture(1));
        }

        protected override void Verify()
        {
            RequireEqual(1, _runs, "runs");
        }
    }
}
