namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A thread cancels a task, and another wakes it for its last poll: it ends once, as its status says, and its joiner learns of that.</summary>
    public sealed class CancelAndComplete : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future = new FlagFuture(1);
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly Task _task;
        private readonly JoinHandle _join;
        private bool _canceled;

        public CancelAndComplete()
            : base(3)
        {
            _scheduler = NewScheduler(1);
            _task = _scheduler.Spawn(_future);
            _join = _task.Join();
            _join.Poll(_waker);
            _scheduler.Tick();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
            }
            else if (thread == 1)
            {
                _canceled = _task.Cancel();
            }
            else
            {
                _future.Raise();
                _task.Wake();
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            bool completed = _future.IsCompleted;
            RequireEqual(completed ? 0 : 1, _future.Cancels, "cancels");
            Require(_task.Status == (completed ? TaskStatus.Completed : TaskStatus.Canceled), "another end than it had");
            Require(_join.Status == _task.Status, "the joiner was told something else");
            Require(_canceled || completed, "canceled, and nobody asked");
            RequireEqual(1, _waker.Count, "wakes of the joiner");
            RequireEqual(0, _scheduler.TaskCount, "tasks");
        }
    }
}
