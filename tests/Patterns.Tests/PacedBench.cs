using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    /// <summary>A signal, and what is made of it, on a clock that a test moves.</summary>
    internal sealed class PacedBench
    {
        public readonly FrozenClock Clock = new FrozenClock();
        public readonly TimerWheel Wheel;
        public readonly Signal Signal = new Signal();
        public readonly CountingWaker Waker = new CountingWaker();

        public PacedBench()
        {
            Wheel = new TimerWheel(Clock);
        }

        // With a quiet time of 100 ms.
        public Debounce Debounce()
        {
            return new Debounce(Wheel, Signal, Timing.Timers.Ms(100));
        }

        // With a period of 100 ms.
        public Throttle Throttle()
        {
            return new Throttle(Wheel, Signal, Timing.Timers.Ms(100));
        }

        public void MoveTo(long time)
        {
            Clock.Time = time;
            Wheel.Turn();
        }

        public void ExpectPending(PacedSignal paced)
        {
            Assert.IsTrue(paced.Poll(Waker) == PollResult.Pending);
            Assert.IsFalse(paced.IsCompleted);
        }

        // Ready with a value, again and again, until it waits for the next.
        public void ExpectReady(PacedSignal paced, string value)
        {
            Assert.IsTrue(paced.Poll(Waker) == PollResult.Ready);
            Assert.AreEqual(value, (string)paced.Result);
            Assert.IsTrue(paced.Poll(Waker) == PollResult.Ready);
            Assert.AreEqual(value, (string)paced.Result);
            Assert.AreSame(paced, paced.Next());
        }

        public void ExpectClosed(PacedSignal paced)
        {
            try
            {
                paced.Poll(Waker);
            }
            catch (ClosedException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        public void ExpectMisuse(PacedSignal paced)
        {
            try
            {
                paced.Poll(Waker);
            }
            catch (InvalidOperationException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        // What another one gets from the signal at this moment.
        public string TakeFromSignal()
        {
            object value;
            return Signal.TryTake(out value) ? (string)value : "nothing";
        }
    }
}
