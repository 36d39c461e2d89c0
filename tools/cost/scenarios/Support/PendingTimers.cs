using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A wheel with timers that wait for far deadlines, spread evenly.</summary>
    public sealed class PendingTimers
    {
        // The nearest and the farthest are this many ticks off: within four levels, and none is due while a scenario runs.
        private const int Nearest = 200000;
        private const int Span = 800000;

        public readonly StepClock Clock = new StepClock();
        public readonly TimerWheel Wheel;
        public readonly Scheduler Scheduler;
        public readonly Executor Executor;

        /// <summary>Woken by nobody: whoever polls a timer outside of a task gives this.</summary>
        public readonly Waker Idle;

        public PendingTimers(int pending, int capacity)
        {
            Wheel = new TimerWheel(Clock);
            Scheduler = new Scheduler(capacity + 1);
            Executor = new Executor(Scheduler, Wheel, new Parker());
            Idle = Scheduler.Spawn(new IdleFuture());
            for (int i = 0; i < pending; i++)
            {
                Wheel.SleepTicks(Nearest + (int)((long)Span * i / pending)).Poll(Idle);
            }

            Executor.RunOnce();
        }

        /// <summary>Lets time pass, a tick at a time, so that the wheel is not at its beginning.</summary>
        public void Pass(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Clock.Time++;
                Executor.RunOnce();
            }
        }
    }
}
