using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Waits until another thread has opened it and woken its task; yields once before that and once after.</summary>
    internal sealed class GatedFuture : Future
    {
        private readonly Action _done;
        private bool _open;
        private int _before = 1;
        private int _after = 1;
        private int _inside;

        public GatedFuture(Action done)
        {
            _done = done;
        }

        /// <summary>To be followed by a wake. Plain on purpose: the wake has to carry it over.</summary>
        public void Open()
        {
            _open = true;
        }

        public override PollResult Poll(Waker waker)
        {
            Assert.AreEqual(0, Interlocked.Exchange(ref _inside, 1), "polled by two threads at once");
            bool ready = Go(waker);
            Interlocked.Exchange(ref _inside, 0);
            if (!ready)
            {
                return PollResult.Pending;
            }

            _done();
            Complete();
            return PollResult.Ready;
        }

        private bool Go(Waker waker)
        {
            if (_before > 0)
            {
                _before--;
                waker.Wake();
                return false;
            }

            if (!_open)
            {
                return false;
            }

            if (_after > 0)
            {
                _after--;
                waker.Wake();
                return false;
            }

            return true;
        }
    }
}
