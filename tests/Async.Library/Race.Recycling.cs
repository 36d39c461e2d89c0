#if NANOFRAMEWORK_1_0
using Maitake;

namespace AsyncLibrary
{
    public sealed partial class Race
    {
        [Recycler]
        internal static Race Between([TakesOwnership] Future a, [TakesOwnership] Future b, Race used)
        {
            if (used == null)
            {
                return Between(a, b);
            }

            used.Begin(a, b);
            return used;
        }
    }
}
#endif
