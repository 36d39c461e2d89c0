#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    using Maitake.Time;

    // The twins that the weaver calls where a sleep flows straight into an await.
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
    }
}
#endif
