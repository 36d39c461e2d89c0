namespace Maitake.Tests.Synchronization
{
    /// <summary>Makes wakers that write down, each with a digit of its own, in which order they are woken.</summary>
    internal sealed class WakeOrder
    {
        private string _woken = "";

        public Waker Waker(int digit)
        {
            return new DigitWaker(this, digit);
        }

        public override string ToString()
        {
            return _woken;
        }

        private sealed class DigitWaker : Waker
        {
            private readonly WakeOrder _order;
            private readonly int _digit;

            public DigitWaker(WakeOrder order, int digit)
            {
                _order = order;
                _digit = digit;
            }

            public override void Wake()
            {
                _order._woken += _digit.ToString();
            }
        }
    }
}
