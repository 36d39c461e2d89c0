namespace Maitake
{
    // The twins that the weaver calls where a future flows straight into an await.
    public static partial class Futures
    {
        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static YieldFuture YieldNow(YieldFuture used)
        {
            return Yield(1, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static YieldFuture Yield(int count, YieldFuture used)
        {
            if (used == null)
            {
                return Yield(count);
            }

            used.Reset(count);
            return used;
        }
    }
}
