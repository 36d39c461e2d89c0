using System;

namespace Maitake
{
    using Maitake.Time;

    // The twins that the weaver calls where a sleep or a time-out flows straight into an await.
    public abstract partial class Board
    {
        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Sleep Sleep(int milliseconds, Sleep used)
        {
            return _executor.Timer.Sleep(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond), used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Sleep Sleep(TimeSpan duration, Sleep used)
        {
            return _executor.Timer.Sleep(duration, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal TimeoutFuture Timeout(int milliseconds, [TakesOwnership] Future future, TimeoutFuture used)
        {
            return _executor.Timer.Timeout(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond), future, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal TimeoutFuture Timeout(TimeSpan duration, [TakesOwnership] Future future, TimeoutFuture used)
        {
            return _executor.Timer.Timeout(duration, future, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal TimeoutFuture TimeoutAt(TimeSpan instant, [TakesOwnership] Future future, TimeoutFuture used)
        {
            return _executor.Timer.TimeoutAt(instant, future, used);
        }
    }
}
