using System;

namespace Maitake.Time
{
    // The twins that the weaver calls where a sleep or a time-out flows straight into an await.
    public sealed partial class TimerWheel
    {
        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Sleep Sleep(TimeSpan duration, Sleep used)
        {
            return SleepTicks(_clock.ToTicks(duration), used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Sleep SleepTicks(long ticks, Sleep used)
        {
            if (used == null || used._wheel != this)
            {
                return SleepTicks(ticks);
            }

            used.ResetTicks(ticks);
            return used;
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Sleep SleepUntil(TimeSpan instant, Sleep used)
        {
            if (used == null || used._wheel != this)
            {
                return SleepUntil(instant);
            }

            used.ResetUntil(instant);
            return used;
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal TimeoutFuture Timeout(TimeSpan duration, [TakesOwnership] Future future, TimeoutFuture used)
        {
            if (used == null || used._sleep._wheel != this)
            {
                return Timeout(duration, future);
            }

            used.Reset(duration, future);
            return used;
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal TimeoutFuture TimeoutAt(TimeSpan instant, [TakesOwnership] Future future, TimeoutFuture used)
        {
            if (used == null || used._sleep._wheel != this)
            {
                return TimeoutAt(instant, future);
            }

            used.ResetAt(instant, future);
            return used;
        }
    }
}
