using Maitake.Time;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>An executor parks until a deadline while another thread wakes a task and moves the clock: it sees both.</summary>
    public sealed class ParkAndSleep : Scenario
    {
        private readonly StepClock _clock = new StepClock();
        private readonly Executor _executor;
        private readonly FlagFuture _future;
        private readonly Sleeper _sleeper;
        private readonly Task _waiting;

        public ParkAndSleep()
            : base(2, 3)
        {
            TimerWheel wheel = new TimerWheel(_clock, 1);
            _executor = new Executor(NewScheduler(2), wheel, new Parker());
            _sleeper = new Sleeper(wheel.SleepTicks(1), _executor);
            _executor.Spawn(_sleeper);
            _future = new FlagFuture(1);
            _waiting = _executor.Spawn(_future);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _executor.Run();
                return;
            }

            _future.Raise();
            _waiting.Wake();
            _clock.Advance();
        }

        protected override void Verify()
        {
            Require(_sleeper.IsCompleted, "it did not sleep to its end");
            _executor.Scheduler.Tick();
            Require(_waiting.IsCompleted, "the wake was lost");
            RequireEqual(0, _executor.Timer.PendingCount, "pending timers");
        }

        private sealed class Sleeper : Future
        {
            private readonly Sleep _sleep;
            private readonly Executor _executor;

            public Sleeper(Sleep sleep, Executor executor)
            {
                _sleep = sleep;
                _executor = executor;
            }

            public override PollResult Poll(Waker waker)
            {
                if (_sleep.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                Complete();
                _executor.Stop();
                return PollResult.Ready;
            }
        }
    }
}
