using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Each park of it is a tick of the clock, and after so many of them the executor stops. It does what another does, but for the waiting.</summary>
    public sealed class StepParker : Parker
    {
        /// <summary>How many more.</summary>
        public int Ticks;

        public Executor Executor;

        private readonly StepClock _clock;

        public StepParker(StepClock clock)
        {
            _clock = clock;
        }

        public override void Park(TimeSpan timeout)
        {
            _clock.Time++;
            Ticks--;
            if (Ticks == 0)
            {
                Executor.Stop();
            }
            else
            {
                Unpark();
            }

            base.Park(timeout);
        }
    }
}
