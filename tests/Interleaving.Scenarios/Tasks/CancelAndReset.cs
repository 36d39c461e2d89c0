using Maitake.Patterns;
using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>
    /// A source cancels while another thread takes that back, and adds a task for the next time: what was there before is canceled and woken, and the new task is canceled if the
    /// request came after it was taken back.
    /// </summary>
    public sealed class CancelAndReset : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly CancellationSource _source = new CancellationSource(2);
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly Task[] _tasks = new Task[2];

        public CancelAndReset()
            : base(2)
        {
            _scheduler = NewScheduler(2);
            _tasks[0] = _scheduler.Spawn(new FlagFuture(1));
            _tasks[1] = _scheduler.Spawn(new FlagFuture(1));
            _source.Add(_tasks[0]);
            _source.Wait().Poll(_waker);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _source.Cancel();
                return;
            }

            _source.Reset();
            _source.Add(_tasks[1]);
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            Require(_tasks[0].Status == TaskStatus.Canceled, "a task was not canceled");
            RequireEqual(1, _waker.Count, "wakes");
            Require((_tasks[1].Status == TaskStatus.Canceled) == _source.IsCancellationRequested, "canceled by what was taken back, or not by what was not");
        }
    }
}
