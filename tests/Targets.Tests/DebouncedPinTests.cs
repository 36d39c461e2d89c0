using System;
using System.Device.Gpio;
using System.Threading;
using Maitake.Fakes;
using Maitake.Pins;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Targets.Tests
{
    [TestClass]
    public sealed class DebouncedPinTests
    {
        private const int Number = 7;

        private readonly CountingWaker _waker = new CountingWaker();
        private readonly ManualClock _clock = new ManualClock();
        private TimerWheel _wheel;
        private GpioPin _pin;

        [TestInitialize]
        public void OpenPin()
        {
            FakeGpio.Reset();
            _pin = new GpioController().OpenPin(Number, PinMode.InputPullUp);
            _wheel = new TimerWheel(_clock);
        }

        [TestMethod]
        public void AStableChangeIsToldAfterTheTime()
        {
            DebouncedPin button = Make(20);
            Assert.IsTrue(button.IsHigh);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            Assert.AreEqual(0, _wheel.PendingCount);

            At(100, () => FakeGpio.SetInput(Number, false));
            Assert.AreEqual(1, _waker.Count);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));

            At(119, null);
            Assert.AreEqual(1, _waker.Count);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(120, null);
            Assert.AreEqual(2, _waker.Count);
            Assert.IsTrue(button.IsHigh);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
            Assert.IsFalse(button.IsHigh);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
        }

        [TestMethod]
        public void BouncesStartTheTimeAnew()
        {
            DebouncedPin button = Make(20);
            button.Poll(_waker);
            for (int i = 0; i < 5; i++)
            {
                At(10 + (i * 10), () => Bounce());
                Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            }

            At(55, () => FakeGpio.SetInput(Number, false));
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(74, null);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(75, null);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
            Assert.IsFalse(button.IsHigh);
        }

        [TestMethod]
        public void APulseShorterThanTheTimeChangesNothing()
        {
            DebouncedPin button = Make(20);
            button.Poll(_waker);
            At(10, () => FakeGpio.SetInput(Number, false));
            button.Poll(_waker);
            At(15, () => FakeGpio.SetInput(Number, true));
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(200, null);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            Assert.IsTrue(button.IsHigh);
            Assert.AreEqual(0, _wheel.PendingCount);
        }

        [TestMethod]
        public void ALatePollDoesNotTakeAFreshEdgeForStable()
        {
            DebouncedPin button = Make(20);
            button.Poll(_waker);
            At(10, () => FakeGpio.SetInput(Number, false));
            button.Poll(_waker);

            // The time is over, and in the same moment the contact opens again, before the task gets its turn.
            At(30, () => FakeGpio.SetInput(Number, true));
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(50, null);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            Assert.IsTrue(button.IsHigh);
        }

        [TestMethod]
        public void NextWaitsForTheOppositeChange()
        {
            DebouncedPin button = Make(20);
            Press(button, 100, false);
            int wakes = _waker.Count;

            // Nobody waits: nobody is woken, and the change is noticed by the next wait.
            At(200, () => FakeGpio.SetInput(Number, true));
            Assert.AreEqual(wakes, _waker.Count);
            Assert.AreSame(button, button.Next());
            Assert.IsFalse(button.IsCompleted);
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(220, null);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
            Assert.IsTrue(button.IsHigh);
        }

        [TestMethod]
        public void CancelLeavesTheWheelAndNextGoesOn()
        {
            DebouncedPin button = Make(20);
            button.Poll(_waker);
            At(10, () => FakeGpio.SetInput(Number, false));
            button.Poll(_waker);
            Assert.AreEqual(1, _wheel.PendingCount);
            int wakes = _waker.Count;

            button.Cancel();
            Assert.AreEqual(0, _wheel.PendingCount);
            At(15, () => Bounce());
            Assert.AreEqual(wakes, _waker.Count);
            Assert.ThrowsExactly<InvalidOperationException>(() => button.Poll(_waker));

            FakeGpio.SetInput(Number, false);
            button.Next();
            Assert.AreEqual(PollResult.Pending, button.Poll(_waker));
            At(35, null);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
            Assert.IsFalse(button.IsHigh);
        }

        [TestMethod]
        public void DisposeLeavesThePin()
        {
            DebouncedPin button = Make(20);
            button.Poll(_waker);
            button.Dispose();
            button.Dispose();
            Assert.IsFalse(FakeGpio.IsWatched(Number));
            Assert.ThrowsExactly<InvalidOperationException>(() => button.Next());
        }

        [TestMethod]
        public void BadArgumentsAreRefused()
        {
            Assert.ThrowsExactly<ArgumentNullException>(() => new DebouncedPin(null, _wheel, TimeSpan.Zero));
            Assert.ThrowsExactly<ArgumentNullException>(() => new DebouncedPin(_pin, null, TimeSpan.Zero));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DebouncedPin(_pin, _wheel, new TimeSpan(-1)));
            Assert.IsFalse(FakeGpio.IsWatched(Number));
        }

        [TestMethod]
        public void AWaitAllocatesNothing()
        {
            DebouncedPin button = Make(20);
            NullWaker waker = new NullWaker();
            long allocated = 0;
            for (int i = 0; i < 10; i++)
            {
                bool level = (i & 1) != 0;
                button.Poll(waker);
                FakeGpio.SetInput(Number, level);
                long before = GC.GetAllocatedBytesForCurrentThread();
                button.Poll(waker);
                _clock.Milliseconds += 20;
                _wheel.Turn();
                bool ready = button.Poll(waker) == PollResult.Ready;
                button.Next();
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.IsTrue(ready);
                Assert.AreEqual(level, button.IsHigh);
            }

            Assert.AreEqual(0, allocated);
        }

        private DebouncedPin Make(int milliseconds)
        {
            return new DebouncedPin(_pin, _wheel, TimeSpan.FromMilliseconds(milliseconds));
        }

        private void Press(DebouncedPin button, long at, bool level)
        {
            button.Poll(_waker);
            At(at, () => FakeGpio.SetInput(Number, level));
            button.Poll(_waker);
            At(at + 20, null);
            Assert.AreEqual(PollResult.Ready, button.Poll(_waker));
            Assert.AreEqual(level, button.IsHigh);
        }

        private static void Bounce()
        {
            FakeGpio.SetInput(Number, false);
            FakeGpio.SetInput(Number, true);
        }

        // Moves the time and fires what is due; then acts, on another thread, as an interrupt does.
        private void At(long milliseconds, ThreadStart action)
        {
            _clock.Milliseconds = milliseconds;
            _wheel.Turn();
            if (action != null)
            {
                Thread thread = new Thread(action);
                thread.Start();
                thread.Join();
            }
        }
    }
}
