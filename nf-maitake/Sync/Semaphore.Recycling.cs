namespace Maitake.Sync
{
    // The twins that the weaver calls where a request flows straight into an await.
    public sealed partial class Semaphore
    {
        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Guard Acquire(Guard used)
        {
            return Take(1, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Guard Acquire(int permits, Guard used)
        {
            return Take(permits, used);
        }
    }
}
