using System.Threading;

namespace Maitake.Interleaving.Scenarios
{
    /// <summary>Counts how often it was woken.</summary>
    public sealed class CountingWaker : Waker
    {
        private int _count;

        public int Count
        {
            get { return _count; }
        }

        public override void Wake()
        {
            Interlocked.Increment(ref _count);
        }
    }
}
