using System;

namespace Maitake
{
    // Several futures as one.
    public static partial class Futures
    {
        /// <summary>A future that is ready when all of these are; see <see cref="CombinedFuture"/>. Allocates two objects, which an async method uses again.</summary>
        /// <param name="a">The first.</param>
        /// <param name="b">The second.</param>
        /// <param name="c">The third; null for none.</param>
        /// <param name="d">The fourth, if there is a third; null for none.</param>
        /// <exception cref="ArgumentNullException">A future is null.</exception>
        /// <exception cref="ArgumentException">The same future is there twice.</exception>
        public static CombinedFuture Join(Future a, Future b, Future c = null, Future d = null)
        {
            return CombinedFuture.Start(Future.JoinFlag, a, b, c, d, null);
        }

        /// <summary>As for two to four futures, with any number of them. If there is none, it is ready at once.</summary>
        /// <param name="futures">The array is copied, and each future compared with all others.</param>
        /// <exception cref="ArgumentNullException">The array is null or a future is.</exception>
        /// <exception cref="ArgumentException">The same future is there twice.</exception>
        public static CombinedFuture Join(Future[] futures)
        {
            return CombinedFuture.Start(Future.JoinFlag, futures, null);
        }

        /// <summary>
        /// A future that is ready when the first of these is, with the index of that one, and cancels the others; see <see cref="CombinedFuture"/>. If several
        /// are ready at a time, the first of them in this order wins. Allocates two objects, which an async method uses again.
        /// </summary>
        /// <param name="a">Number 0.</param>
        /// <param name="b">Number 1.</param>
        /// <param name="c">Number 2; null for none.</param>
        /// <param name="d">Number 3, if there is a number 2; null for none.</param>
        /// <exception cref="ArgumentNullException">A future is null.</exception>
        /// <exception cref="ArgumentException">The same future is there twice.</exception>
        public static CombinedFuture Select(Future a, Future b, Future c = null, Future d = null)
        {
            return CombinedFuture.Start(0, a, b, c, d, null);
        }

        /// <summary>As for two to four futures, with any number of them.</summary>
        /// <param name="futures">At least one. The array is copied, and each future compared with all others.</param>
        /// <exception cref="ArgumentNullException">The array is null or a future is.</exception>
        /// <exception cref="ArgumentException">There is no future, or the same one twice.</exception>
        public static CombinedFuture Select(Future[] futures)
        {
            return CombinedFuture.Start(0, futures, null);
        }

        /// <summary>
        /// As <see cref="Select(Future, Future, Future, Future)"/>, but in a loop nobody starves: if several are ready at a time, the next after the last
        /// winner wins; a new object begins anywhere.
        /// </summary>
        /// <param name="a">Number 0.</param>
        /// <param name="b">Number 1.</param>
        /// <param name="c">Number 2; null for none.</param>
        /// <param name="d">Number 3, if there is a number 2; null for none.</param>
        /// <exception cref="ArgumentNullException">A future is null.</exception>
        /// <exception cref="ArgumentException">The same future is there twice.</exception>
        public static CombinedFuture SelectFair(Future a, Future b, Future c = null, Future d = null)
        {
            return CombinedFuture.Start(Future.RotatingFlag, a, b, c, d, null);
        }

        /// <summary>As for two to four futures, with any number of them.</summary>
        /// <param name="futures">At least one. The array is copied, and each future compared with all others.</param>
        /// <exception cref="ArgumentNullException">The array is null or a future is.</exception>
        /// <exception cref="ArgumentException">There is no future, or the same one twice.</exception>
        public static CombinedFuture SelectFair(Future[] futures)
        {
            return CombinedFuture.Start(Future.RotatingFlag, futures, null);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture Join(
            [TakesOwnership] Future a, [TakesOwnership] Future b, [TakesOwnership] Future c, [TakesOwnership] Future d, CombinedFuture used)
        {
            return CombinedFuture.Start(Future.JoinFlag, a, b, c, d, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture Join(Future[] futures, CombinedFuture used)
        {
            return CombinedFuture.Start(Future.JoinFlag, futures, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture Select(
            [TakesOwnership] Future a, [TakesOwnership] Future b, [TakesOwnership] Future c, [TakesOwnership] Future d, CombinedFuture used)
        {
            return CombinedFuture.Start(0, a, b, c, d, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture Select(Future[] futures, CombinedFuture used)
        {
            return CombinedFuture.Start(0, futures, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture SelectFair(
            [TakesOwnership] Future a, [TakesOwnership] Future b, [TakesOwnership] Future c, [TakesOwnership] Future d, CombinedFuture used)
        {
            return CombinedFuture.Start(Future.RotatingFlag, a, b, c, d, used);
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal static CombinedFuture SelectFair(Future[] futures, CombinedFuture used)
        {
            return CombinedFuture.Start(Future.RotatingFlag, futures, used);
        }
    }
}
