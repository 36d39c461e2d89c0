namespace Maitake
{
    // For polls whose outcome alone counts: a frame that is being cancelled does not wait.
    internal sealed class DeafWaker : Waker
    {
        internal static readonly DeafWaker Instance = new DeafWaker();

        public override void Wake()
        {
        }
    }
}
