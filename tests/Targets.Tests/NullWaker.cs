namespace Maitake.Targets.Tests
{
    internal sealed class NullWaker : Waker
    {
        public override void Wake()
        {
        }
    }
}
