using System;

namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>
    /// A future is made to start anew once its task has ended, on another thread than the one where it ended, and two spawn it again at the same time, on two schedulers: one of
    /// them gets it, and it runs once more. Before it was made to start anew, nobody gets it.
    /// </summary>
    public abstract class SpawnAgainBase : Scenario
    {
        private readonly Scheduler _scheduler;
        private readonly Scheduler _other;
        private readonly StartingFuture _future = new StartingFuture();
        private readonly Task _first;
        private readonly Task[] _again = new Task[3];

        protected SpawnAgainBase(bool isJoined)
            : base(3)
        {
            _scheduler = NewScheduler(2);
            _other = NewScheduler(1);
            _first = _scheduler.Spawn(_future);
            if (isJoined)
            {
                _first.Join();
            }
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _scheduler.Tick(1);
                return;
            }

            if (thread == 1 && _first.IsCompleted)
            {
                _future.Reset();
            }

            try
            {
                _again[thread] = (thread == 1 ? _scheduler : _other).Spawn(_future);
            }
            catch (InvalidOperationException)
            {
            }
        }

        protected override void Verify()
        {
            _scheduler.Tick();
            _other.Tick();
            RequireEqual(0, _scheduler.TaskCount + _other.TaskCount, "tasks");
            Require(_first.Status == TaskStatus.Completed, "the first task did not end");
            Require(_again[1] == null || _again[2] == null, "spawned by two");
            Task again = _again[1] != null ? _again[1] : _again[2];
            Require(again != null == _future.HasStartedAnew, "spawned without starting anew, or the other way round");
            Require(again == null || again.Status == TaskStatus.Completed, "the second task did not end");
            RequireEqual(again == null ? 1 : 2, _future.Polls, "polls");
        }

        // Ready at once, each time that it starts.
        private sealed class StartingFuture : Future
        {
            public int Polls;
            public bool HasStartedAnew;

            public void Reset()
            {
                HasStartedAnew = true;
                Renew();
            }

            public override PollResult Poll(Waker waker)
            {
                Polls++;
                Complete();
                return PollResult.Ready;
            }
        }
    }

    /// <summary>The first task was joined by nobody.</summary>
    public sealed class SpawnAgain : SpawnAgainBase
    {
        public SpawnAgain()
            : base(false)
        {
        }
    }

    /// <summary>The first task was joined.</summary>
    public sealed class SpawnAgainJoined : SpawnAgainBase
    {
        public SpawnAgainJoined()
            : base(true)
        {
        }
    }
}
