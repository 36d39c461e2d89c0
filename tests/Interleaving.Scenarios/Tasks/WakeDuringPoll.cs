namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Threads tell a task something and wake it, while it is polled: it learns of all, and is not queued more often than that takes.</summary>
    public abstract class WakeDuringPoll : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly FlagFuture _future;
        private readonly Task _task;

        protected WakeDuringPoll(int wakers)
            : base(1 + wakers, 5 - wakers)
        {
            _scheduler = NewScheduler(1);
            _future = new FlagFuture(wakers);
            _task = _scheduler.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick();
                return;
            }

            _future.Raise();
            _task.Wake();
        }

        protected override void Verify()
        {
            Require(_scheduler.Tick().Polled <= 1, "queued twice");
            Require(_task.IsCompleted, "a wake was lost");
            Require(_scheduler.Tick().Polled == 0, "queued after its end");
            Require(_future.Polls <= ThreadCount, "polled more often than spawned and woken");
        }
    }

    /// <summary>With two wakers.</summary>
    public sealed class WakeDuringPollBy2 : WakeDuringPoll
    {
        public WakeDuringPollBy2()
            : base(2)
        {
        }
    }

    /// <summary>With three wakers.</summary>
    public sealed class WakeDuringPollBy3 : WakeDuringPoll
    {
        public WakeDuringPollBy3()
            : base(3)
        {
        }
    }
}
