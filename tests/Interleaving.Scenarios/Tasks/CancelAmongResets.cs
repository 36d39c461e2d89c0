using Maitake.Patterns;
using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>
    /// Two threads take one request back, and one of them asks again: who was added and who waits since then gets that request, whichever of the two was first.
    /// </summary>
    public sealed class CancelAmongResets : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly CancellationSource _source = new CancellationSource(1);
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly Task _task;
        private readonly Wait _wait;

        public CancelAmongResets()
            : base(2)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(new FlagFuture(1));
            _wait = _source.Wait();
            _source.Cancel();
        }

        public override void Run(int thread)
        {
            _source.Reset();
            if (thread == 0)
            {
                _source.Add(_task);
                _wait.Reset();
                _wait.Poll(_waker);
                Require(_source.Cancel(), "somebody else had asked");
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_task.Status == TaskStatus.Canceled, "the task was not canceled");
            RequireEqual(1, _waker.Count, "wakes");
            Require(_wait.Poll(_waker) == PollResult.Ready, "the wait did not end");
        }
    }
}
