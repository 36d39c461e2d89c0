using Maitake.Patterns;
using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A source cancels while tasks end, and while one is added: what was not over is canceled, and who waits for the request gets it.</summary>
    public sealed class CancelAll : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly CancellationSource _source = new CancellationSource(1);
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly FlagFuture _waiting = new FlagFuture(1);
        private readonly FlagFuture _ending = new FlagFuture(0);
        private readonly Task _waitingTask;

        public CancelAll()
            : base(3, 2)
        {
            _scheduler = NewScheduler(2);
            _waitingTask = _scheduler.Spawn(_waiting);
            _source.Add(_scheduler.Spawn(_ending));
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _source.Add(_waitingTask);
                _scheduler.Tick();
            }
            else if (thread == 1)
            {
                _source.Cancel();
            }
            else
            {
                _waker.Finish(_source.Wait());
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_waitingTask.Status == TaskStatus.Canceled, "a task was not canceled");
            RequireEqual(1, _waiting.Cancels, "cancels");
            RequireEqual(1, _ending.Polls + _ending.Cancels, "ends");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
