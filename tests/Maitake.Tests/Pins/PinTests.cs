using System.Device.Gpio;
using System.Threading;
using Maitake.Pins;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Pins
{
    // The pin futures that the targets share, on the device too. All that can happen to them is in tests/Targets.Tests.
    [TestClass]
    public class PinTests
    {
        [TestMethod]
        public void AnEdgeFromAnotherThread_WakesItsTask()
        {
            GpioPin pin = new GpioPin();
            PinEdge edge = new PinEdge(pin, PinEventTypes.Falling);
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(edge);
            scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Waiting);

            OnAnotherThread(pin, 1);
            Tick tick = scheduler.Tick();

            Assert.AreEqual(1, tick.WokenExternal);
            Assert.AreEqual(1, tick.Completed);
            Assert.AreEqual(1, edge.EdgeCount);
            Assert.IsTrue(edge.LastEdge == PinEventTypes.Falling);
        }

        [TestMethod]
        public void EdgesBetweenTwoWaits_AreCounted()
        {
            GpioPin pin = new GpioPin();
            PinEdge edge = new PinEdge(pin, PinEventTypes.Rising);
            CountingWaker waker = new CountingWaker();
            OnAnotherThread(pin, 6);
            Assert.IsTrue(edge.Poll(waker) == PollResult.Ready);
            Assert.AreEqual(3, edge.EdgeCount);
            Assert.IsTrue(edge.Next().Poll(waker) == PollResult.Pending);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void AnEdgeDisposedOf_LetsGoOfItsPin()
        {
            GpioPin pin = new GpioPin();
            PinEdge edge = new PinEdge(pin, PinEventTypes.Rising);
            Assert.IsTrue(pin.IsWatched);
            edge.Dispose();
            Assert.IsFalse(pin.IsWatched);
        }

        [TestMethod]
        public void ABouncingButton_IsToldOnceAndWhenItIsStable()
        {
            FrozenBoard board = new FrozenBoard();
            GpioPin pin = new GpioPin();
            DebouncedPin button = new DebouncedPin(pin, board.Timer, Timing.Timers.Ms(20));
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(button.IsHigh);
            Assert.IsTrue(button.Poll(waker) == PollResult.Pending);
            for (int i = 0; i < 5; i++)
            {
                pin.Change();
                Assert.IsTrue(button.Poll(waker) == PollResult.Pending);
                board.Run(board.Sleep(3));
            }

            Assert.IsTrue(button.Poll(waker) == PollResult.Pending);
            board.Run(board.Sleep(16));
            Assert.IsTrue(button.Poll(waker) == PollResult.Pending);
            board.Run(board.Sleep(1));
            Assert.IsTrue(button.Poll(waker) == PollResult.Ready);
            Assert.IsFalse(button.IsHigh);
            Assert.IsTrue(button.Next().Poll(waker) == PollResult.Pending);
        }

        private static void OnAnotherThread(GpioPin pin, int changes)
        {
            Thread thread = new Thread(() =>
            {
                for (int i = 0; i < changes; i++)
                {
                    pin.Change();
                }
            });
            thread.Start();
            thread.Join();
        }
    }
}
