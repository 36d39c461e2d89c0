namespace Maitake.Tests
{
    /// <summary>Counts how often it was woken; for futures that a test polls by hand.</summary>
    internal sealed class CountingWaker : Waker
    {
        public int Count;

        public override void Wake()
        {
            Count++;
        }
    }
}
