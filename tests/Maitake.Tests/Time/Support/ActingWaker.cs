using System;

namespace Maitake.Tests.Timing
{
    // Runs code in place, which a good waker does not: it shows what a wheel can bear.
    internal sealed class ActingWaker : Waker
    {
        private readonly Action _action;

        public int Count;

        public ActingWaker(Action action)
        {
            _action = action;
        }

        public override void Wake()
        {
            Count++;
            _action();
        }
    }
}
