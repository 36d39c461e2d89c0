using System;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A task is given to a scheduler that is being shut down: it stays where it was, or ends as the others there do.</summary>
    public sealed class StealAndShutdown : Scenario
    {
        private readonly Injector _injector = new Injector(1);
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future = new FlagFuture(0);
        private readonly Task _task;
        private bool _moved;

        public StealAndShutdown()
            : base(2)
        {
            _scheduler = NewScheduler(1);
            _task = _injector.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Shutdown();
                return;
            }

            Stealer stealer;
            Require(_injector.TrySteal(out stealer) == StealResult.Stealing, "there is something to steal");
            _moved = stealer.SpawnOne(_scheduler);
            stealer.Dispose();
        }

        protected override void Verify()
        {
            RequireEqual(_moved ? 1 : 0, _future.Cancels, "cancels");
            Require(_task.Status == (_moved ? TaskStatus.ShutDown : TaskStatus.Scheduled), "another end than it had");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
