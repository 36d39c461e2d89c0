using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Yields a number of times, on whatever thread it is polled, and says when it is done. Never polled by two threads at once.</summary>
    internal sealed class HoppingFuture : Future
    {
        private readonly Action _done;
        private int _yields;
        private int _inside;

        public HoppingFuture(int yields, Action done)
        {
            _yields = yields;
            _done = done;
        }

        public override PollResult Poll(Waker waker)
        {
            Assert.AreEqual(0, Interlocked.Exchange(ref _inside, 1), "polled by two threads at once");
            bool pending = _yields > 0;
            if (pending)
            {
                // Plain: one poll has to see what the poll before it wrote, on whatever thread that was.
                _yields--;
                waker.Wake();
            }

            Interlocked.Exchange(ref _inside, 0);
            if (pending)
            {
                return PollResult.Pending;
            }

            _done();
            Complete();
            return PollResult.Ready;
        }
    }
}
