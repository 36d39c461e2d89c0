using System;
using System.Device.Gpio;
using System.Threading;
using Maitake.Fakes;
using Maitake.Pins;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Targets.Tests
{
    [TestClass]
    public sealed class PinEdgeTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        private const int Number = 4;
        private const PinEventTypes Both = PinEventTypes.Rising | PinEventTypes.Falling;

        private readonly CountingWaker _waker = new CountingWaker();
        private GpioPin _pin;

        [TestInitialize]
        public void OpenPin()
        {
            FakeGpio.Reset();
            _pin = new GpioController().OpenPin(Number, PinMode.Input);
        }

        [TestMethod]
        public void AnEdgeWhileWaitingWakes()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            Assert.AreEqual(PollResult.Pending, edge.Poll(_waker));
            Assert.AreEqual(0, edge.EdgeCount);

            OnAnotherThread(() => FakeGpio.SetInput(Number, true));

            Assert.AreEqual(1, _waker.Count);
            Assert.IsFalse(edge.IsCompleted);
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
            Assert.IsTrue(edge.IsCompleted);
            Assert.AreEqual(1, edge.EdgeCount);
            Assert.AreEqual(PinEventTypes.Rising, edge.LastEdge);
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
        }

        [TestMethod]
        public void EdgesBeforeTheFirstPollAreCounted()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            OnAnotherThread(() => Pulse(3));
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
            Assert.AreEqual(6, edge.EdgeCount);
            Assert.AreEqual(PinEventTypes.Falling, edge.LastEdge);
            Assert.AreEqual(0, _waker.Count);
        }

        [TestMethod]
        public void EdgesAfterReadyWakeNobodyAndAreCountedForTheNextWait()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            edge.Poll(_waker);
            FakeGpio.SetInput(Number, true);
            edge.Poll(_waker);
            int wakes = _waker.Count;

            OnAnotherThread(() => Pulse(1));
            Assert.AreEqual(wakes, _waker.Count);
            Assert.AreEqual(1, edge.EdgeCount);

            Assert.AreSame(edge, edge.Next());
            Assert.IsFalse(edge.IsCompleted);
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
            Assert.AreEqual(1, edge.EdgeCount);
            Assert.AreEqual(PinEventTypes.Falling, edge.LastEdge);

            Assert.AreEqual(PollResult.Pending, edge.Next().Poll(_waker));
        }

        [TestMethod]
        public void NextWhileWaitingGoesOnWaiting()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            edge.Poll(_waker);
            edge.Next();
            FakeGpio.SetInput(Number, true);
            Assert.AreEqual(1, _waker.Count);
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
        }

        [TestMethod]
        public void ALaterPollReplacesTheWaker()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            CountingWaker second = new CountingWaker();
            edge.Poll(_waker);
            edge.Poll(second);
            FakeGpio.SetInput(Number, true);
            Assert.AreEqual(0, _waker.Count);
            Assert.AreEqual(1, second.Count);
        }

        [TestMethod]
        public void OnlyTheNamedEdgesCount()
        {
            PinEdge rising = new PinEdge(_pin, PinEventTypes.Rising);
            PinEdge falling = new PinEdge(_pin, PinEventTypes.Falling);
            CountingWaker other = new CountingWaker();
            rising.Poll(_waker);
            falling.Poll(other);

            FakeGpio.SetInput(Number, true);
            Assert.AreEqual(1, _waker.Count);
            Assert.AreEqual(0, other.Count);
            Assert.AreEqual(PollResult.Pending, falling.Poll(other));

            FakeGpio.SetInput(Number, false);
            Assert.AreEqual(1, _waker.Count);
            Assert.AreEqual(1, other.Count);
            Assert.AreEqual(PollResult.Ready, falling.Poll(other));
            Assert.AreEqual(PinEventTypes.Falling, falling.LastEdge);
            Assert.AreEqual(PollResult.Ready, rising.Poll(_waker));
            Assert.AreEqual(1, rising.EdgeCount);
            Assert.AreEqual(PinEventTypes.Rising, rising.LastEdge);
        }

        [TestMethod]
        public void CancelStopsWaitingButNotCounting()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            edge.Poll(_waker);
            edge.Cancel();
            OnAnotherThread(() => FakeGpio.SetInput(Number, true));
            Assert.AreEqual(0, _waker.Count);
            Assert.IsFalse(edge.IsCompleted);
            Assert.ThrowsExactly<InvalidOperationException>(() => edge.Poll(_waker));

            Assert.AreEqual(PollResult.Ready, edge.Next().Poll(_waker));
            Assert.AreEqual(1, edge.EdgeCount);
        }

        [TestMethod]
        public void CancelAfterReadyDoesNothing()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            FakeGpio.SetInput(Number, true);
            edge.Poll(_waker);
            edge.Cancel();
            Assert.AreEqual(PollResult.Ready, edge.Poll(_waker));
        }

        [TestMethod]
        public void ClearForgetsEdges()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            Pulse(2);
            Assert.AreEqual(4, edge.Clear());
            Assert.AreEqual(0, edge.Clear());
            Assert.AreEqual(PollResult.Pending, edge.Poll(_waker));
        }

        [TestMethod]
        public void DisposeTakesTheHandlerOffThePin()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            Assert.IsTrue(FakeGpio.IsWatched(Number));
            edge.Poll(_waker);
            edge.Dispose();
            edge.Dispose();
            Assert.IsFalse(FakeGpio.IsWatched(Number));
            FakeGpio.SetInput(Number, true);
            Assert.AreEqual(0, _waker.Count);
            Assert.AreEqual(0, edge.Clear());
            Assert.ThrowsExactly<InvalidOperationException>(() => edge.Poll(_waker));
            Assert.ThrowsExactly<InvalidOperationException>(() => edge.Next());
        }

        [TestMethod]
        public void BadArgumentsAreRefused()
        {
            Assert.ThrowsExactly<ArgumentNullException>(() => new PinEdge(null, Both));
            Assert.ThrowsExactly<ArgumentException>(() => new PinEdge(_pin, PinEventTypes.None));
            Assert.IsFalse(FakeGpio.IsWatched(Number));
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        public void NoEdgeIsLostBetweenThreads()
        {
            const int Pulses = 50_000;
            PinEdge edge = new PinEdge(_pin, Both);
            Thread interrupts = new Thread(() => Pulse(Pulses));
            interrupts.Start();
            int seen = 0;
            while (seen < 2 * Pulses)
            {
                if (edge.Poll(_waker) == PollResult.Ready)
                {
                    seen += edge.EdgeCount;
                    edge.Next();
                }
                else
                {
                    // A lost wake hangs here.
                    _waker.WaitForWake();
                }
            }

            interrupts.Join();
            Assert.AreEqual(2 * Pulses, seen);
            Assert.AreEqual(PollResult.Pending, edge.Poll(_waker));
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        public void ATaskIsWokenFromAnotherThread()
        {
            const int Rounds = 5_000;
            NanoBoard board = new NanoBoard();
            PinEdge edge = new PinEdge(_pin, PinEventTypes.Rising);
            SemaphoreSlim taken = new SemaphoreSlim(1);
            int seen = 0;
            Thread interrupts = new Thread(() =>
            {
                for (int i = 0; i < Rounds; i++)
                {
                    taken.Wait();
                    Pulse(1);
                }
            });
            interrupts.Start();
            board.Run(Futures.PollFn(waker =>
            {
                while (edge.Poll(waker) == PollResult.Ready)
                {
                    seen += edge.EdgeCount;
                    edge.Next();
                    taken.Release();
                }

                return seen >= Rounds ? PollResult.Ready : PollResult.Pending;
            }));
            interrupts.Join();
            Assert.AreEqual(Rounds, seen);
        }

        [TestMethod]
        public void TheHandlerAllocatesNothing()
        {
            // What the platform allocates for an edge, with a handler that does nothing.
            PinValueChangedEventHandler nothing = (sender, e) => { };
            _pin.ValueChanged += nothing;
            Pulse(100);
            long platform = Allocated(() => Pulse(100));
            _pin.ValueChanged -= nothing;
            Assert.IsTrue(platform > 0);

            PinEdge edge = new PinEdge(_pin, Both);
            NullWaker waker = new NullWaker();
            Pulse(100);
            edge.Poll(waker);
            edge.Next();
            edge.Poll(waker);
            Assert.AreEqual(platform, Allocated(() => Pulse(100)));
        }

        [TestMethod]
        public void PollingAllocatesNothing()
        {
            PinEdge edge = new PinEdge(_pin, Both);
            NullWaker waker = new NullWaker();
            int ready = 0;
            for (int round = 0; round < 2; round++)
            {
                Pulse(1);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 1000; i++)
                {
                    if (edge.Poll(waker) == PollResult.Ready)
                    {
                        ready += edge.EdgeCount;
                        edge.Next();
                    }

                    edge.Cancel();
                    edge.Next();
                }

                Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.AreEqual(4, ready);
        }

        private static void Pulse(int times)
        {
            for (int i = 0; i < times; i++)
            {
                FakeGpio.SetInput(Number, true);
                FakeGpio.SetInput(Number, false);
            }
        }

        private static long Allocated(Action action)
        {
            action();
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private static void OnAnotherThread(ThreadStart action)
        {
            Thread thread = new Thread(action);
            thread.Start();
            thread.Join();
        }
    }
}
