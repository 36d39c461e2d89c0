using System.Device.Gpio;
using System.Threading;
using Maitake.Fakes;
using Maitake.Pins;
using nanoFramework.TestFramework;

namespace Maitake.Boards.Tests
{
    [TestClass]
    public class PinEdgeTests
    {
        private const int Pin = 4;
        private const int Edges = 1000;

        [TestMethod]
        public void EdgesFromAnotherThread_AreAllCounted()
        {
            FakeGpio.Reset();
            NanoBoard board = new NanoBoard();
            GpioPin pin = new GpioController().OpenPin(Pin, PinMode.Input);
            EdgeCounter counter = new EdgeCounter(board, new PinEdge(pin, PinEventTypes.Rising | PinEventTypes.Falling));
            board.Spawn(counter);
            Thread thread = new Thread(RaiseEdges);
            thread.Start();

            board.Run();
            thread.Join();

            Assert.AreEqual(Edges, counter.Count);
        }

        private static void RaiseEdges()
        {
            for (int i = 0; i < Edges; i++)
            {
                FakeGpio.RaiseEdge(Pin, (i & 1) == 0);
                if (i % 50 == 0)
                {
                    // Lets the board run, and park, in between.
                    Thread.Sleep(0);
                }
            }
        }

        private sealed class EdgeCounter : Future
        {
            private readonly Board _board;
            private readonly PinEdge _edge;

            public EdgeCounter(Board board, PinEdge edge)
            {
                _board = board;
                _edge = edge;
            }

            public int Count { get; private set; }

            public override PollResult Poll(Waker waker)
            {
                while (_edge.Poll(waker) == PollResult.Ready)
                {
                    Count += _edge.EdgeCount;
                    _edge.Next();
                }

                if (Count < Edges)
                {
                    return PollResult.Pending;
                }

                _edge.Dispose();
                _board.Stop();
                Complete();
                return PollResult.Ready;
            }
        }
    }
}
