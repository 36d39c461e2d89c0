using Maitake.Patterns;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>A group is canceled by another thread while one of its tasks ends and another is spawned: all end, and the wait for them does.</summary>
    public sealed class GroupWhileEnding : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly TaskGroup _group;
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly FlagFuture _first = new FlagFuture(0);
        private readonly FlagFuture _second = new FlagFuture(1);

        public GroupWhileEnding()
            : base(2)
        {
            _scheduler = NewScheduler(2);
            _group = new TaskGroup(_scheduler, 2);
            _group.Spawn(_first);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _group.Spawn(_second);
                _scheduler.Tick();
                return;
            }

            _group.Cancel();
        }

        protected override void Verify()
        {
            _group.WaitAll();
            _scheduler.Tick();
            if (_group.TaskCount != 0)
            {
                // The second was spawned after the cancel.
                Require(_group.Poll(_waker) == PollResult.Pending, "ready too early");
                _group.Cancel();
                _scheduler.Tick();
                RequireEqual(1, _waker.Count, "wakes");
            }

            Require(_group.Poll(_waker) == PollResult.Ready, "the wait did not end");
            RequireEqual(1, _first.Polls + _first.Cancels, "ends of the first");
            RequireEqual(1, _second.Cancels, "ends of the second");
        }
    }
}
