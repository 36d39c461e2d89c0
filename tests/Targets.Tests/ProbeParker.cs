namespace Maitake.Targets.Tests
{
    // Tells whether it was unparked.
    internal sealed class ProbeParker : Parker
    {
        public bool TakeUnpark()
        {
            if (!IsNotified)
            {
                return false;
            }

            Park(1);
            return true;
        }
    }
}
