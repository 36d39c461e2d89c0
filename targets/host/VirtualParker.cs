using System;
using Maitake.Time;

namespace Maitake.Host
{
    // Where another parker would wait, this one moves the clock.
    internal sealed class VirtualParker : Parker
    {
        private readonly VirtualClock _clock;

        internal VirtualParker(VirtualClock clock)
        {
            _clock = clock;
        }

        // Set once the parts are put together.
        internal VirtualBoard Board { get; set; }

        // The instant at which the present run ends, in ticks. A run without an end never reaches the last one.
        internal long End { get; set; } = long.MaxValue;

        public override void Park(TimeSpan timeout)
        {
            if (TakeNotification())
            {
                return;
            }

            long now = _clock.Ticks;
            long ticks = _clock.ToTicks(timeout);
            if (ticks > End - now)
            {
                Finish();
            }
            else
            {
                _clock.AdvanceTicks(ticks);
            }
        }

        public override void Park()
        {
            if (TakeNotification())
            {
                return;
            }

            if (End != long.MaxValue)
            {
                Finish();
            }
            else if (Board.WaitsForThreads)
            {
                base.Park();
            }
            else
            {
                Board.NothingLeft();
            }
        }

        private void Finish()
        {
            // A task may have moved the clock past the end itself.
            if (_clock.Ticks < End)
            {
                _clock.SetTicks(End);
            }

            Board.Stop();
        }

        private bool TakeNotification()
        {
            if (!IsNotified)
            {
                return false;
            }

            // Only this thread takes notifications, so it is there still, and the park takes it without waiting.
            Park(1);
            return true;
        }
    }
}
