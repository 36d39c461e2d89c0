using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Patterns
{
    /// <summary>What is made once is used again, and nothing else is made.</summary>
    [TestClass]
    public class PatternAllocationTests
    {
        private const int Rounds = 1000;

        private readonly VirtualBoard _board = new VirtualBoard();
        private readonly Signal _signal = new Signal();
        private readonly object _value = new object();
        private readonly Job _job = new Job();
        private readonly NullWaker _waker = new NullWaker();

        [TestMethod]
        public void Debounce()
        {
            Debounce debounce = new Debounce(_board.Timer, _signal, TimeSpan.FromMilliseconds(1));
            Check(() =>
            {
                debounce.Poll(_waker);
                _signal.Set(_value);
                debounce.Poll(_waker);
                Turn();
                Assert.IsTrue(debounce.Poll(_waker) == PollResult.Ready);
                debounce.Next();
                debounce.Cancel();
                debounce.Next();
            });
        }

        [TestMethod]
        public void Throttle()
        {
            Throttle throttle = new Throttle(_board.Timer, _signal, TimeSpan.FromMilliseconds(1));
            Check(() =>
            {
                throttle.Poll(_waker);
                _signal.Set(_value);
                Turn();
                Assert.IsTrue(throttle.Poll(_waker) == PollResult.Ready);
                throttle.Next();
                throttle.Cancel();
                throttle.Next();
            });
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1000)]
        public void Retry(int timeout)
        {
            Retry retry = new Retry(_board.Timer, _job.Begin, 3, Pauses());
            retry.AttemptTimeout = TimeSpan.FromMilliseconds(timeout);
            Check(() =>
            {
                retry.Run().Poll(_waker);
                Assert.IsTrue(retry.Poll(_waker) == PollResult.Ready);
            });
        }

        [TestMethod]
        public void Supervisor()
        {
            Supervisor supervisor = new Supervisor(_board.Timer, _job.Begin, RestartPolicy.Always, Pauses()).Limit(5, TimeSpan.FromTicks(1));
            int restarts = 0;
            Check(() =>
            {
                supervisor.Poll(_waker);
                supervisor.Poll(_waker);
                Turn();
                restarts++;
            });
            Assert.AreEqual(restarts, supervisor.Restarts);
        }

        [TestMethod]
        public void Watchdog()
        {
            int fed = 0;
            Watchdog watchdog = new Watchdog(_board.Timer, TimeSpan.FromMilliseconds(1), () => fed++, liveness => { });
            Liveness one = watchdog.Watch("one", TimeSpan.FromMilliseconds(2));
            Check(() =>
            {
                watchdog.Poll(_waker);
                one.Feed();
                Turn();
            });
            Assert.IsGreaterThanOrEqualTo(Rounds, fed);
        }

        private static Backoff Pauses()
        {
            return new Backoff(TimeSpan.FromMilliseconds(1), 1, TimeSpan.FromMilliseconds(1), 0.5, 1);
        }

        private static void Check(Action round)
        {
            for (int i = 0; i < Rounds; i++)
            {
                round();
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++)
            {
                round();
            }

            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        private void Turn()
        {
            _board.Clock.Advance(TimeSpan.FromMilliseconds(1));
            _board.Timer.Turn();
        }

        // Pending once, and used again.
        private sealed class Job : Future
        {
            private bool _polled;

            public Future Begin()
            {
                Renew();
                _polled = false;
                return this;
            }

            public override PollResult Poll(Waker waker)
            {
                if (!_polled)
                {
                    _polled = true;
                    return PollResult.Pending;
                }

                Complete();
                return PollResult.Ready;
            }
        }

        private sealed class NullWaker : Waker
        {
            public override void Wake()
            {
            }
        }
    }
}
