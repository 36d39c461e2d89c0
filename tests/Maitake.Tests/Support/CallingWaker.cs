using System;

namespace Maitake.Tests
{
    /// <summary>Runs code inside its wake, which no waker of the library does: it would hang, or break something, if a lock were held there.</summary>
    internal sealed class CallingWaker : Waker
    {
        private readonly Action _action;

        public CallingWaker(Action action)
        {
            _action = action;
        }

        public override void Wake()
        {
            _action();
        }
    }
}
