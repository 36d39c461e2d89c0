namespace Maitake.Tests.Timing
{
    // Counts its wakes.
    internal sealed class CountingWaker : Waker
    {
        public int Count;

        public override void Wake()
        {
            Count++;
        }
    }
}
