using System.Threading;
using nanoFramework.TestFramework;

namespace Maitake.Boards.Tests
{
    [TestClass]
    public class NanoBoardTests
    {
        [TestMethod]
        public void Sleeps_AreNeverEarly()
        {
            NanoBoard board = new NanoBoard();
            SleepTask task = new SleepTask(board, 2, 20);
            board.Spawn(task);

            board.Run();

            Assert.AreEqual(20, task.Slept);
            Assert.AreEqual(0, task.Early);
        }

        [TestMethod]
        public void TheOrderOfDeadlines_IsTheOrderOfReadiness()
        {
            NanoBoard board = new NanoBoard();
            SleepTask late = new SleepTask(board, 30, 1);
            SleepTask early = new SleepTask(board, 5, 1);
            board.Spawn(late);
            board.Spawn(early);

            board.Run();

            Assert.AreEqual(1, early.Slept);
            Assert.AreEqual(0, late.Slept);
            board.Run();
            Assert.AreEqual(1, late.Slept);
        }

        [TestMethod]
        public void AWakeFromAnotherThread_EndsAPark()
        {
            NanoBoard board = new NanoBoard();
            ForeignWakes wakes = new ForeignWakes(board, 200);
            board.Spawn(wakes);
            Thread thread = new Thread(wakes.Work);
            thread.Start();

            // Nothing else would ever end the parks: there is no timer.
            board.Run();
            thread.Join();

            Assert.AreEqual(200, wakes.Seen);
        }

        [TestMethod]
        public void RunOfAFuture_ReturnsWhenItIsDone()
        {
            NanoBoard board = new NanoBoard();

            Task task = board.Run(board.Sleep(3));

            Assert.IsTrue(task.IsCompleted);
            Assert.AreEqual(0, board.Timer.PendingCount);
        }

        /// <summary>Another thread counts up and wakes, and waits until the task has seen the number before it goes on.</summary>
        private sealed class ForeignWakes : Future
        {
            private readonly Board _board;
            private readonly AutoResetEvent _answer = new AutoResetEvent(false);
            private readonly AutoResetEvent _ready = new AutoResetEvent(false);
            private readonly int _count;
            private Waker _waker;
            private int _sent;

            public ForeignWakes(Board board, int count)
            {
                _board = board;
                _count = count;
            }

            public int Seen { get; private set; }

            public void Work()
            {
                _ready.WaitOne();
                for (int i = 1; i <= _count; i++)
                {
                    Interlocked.Exchange(ref _sent, i);
                    _waker.Wake();
                    _answer.WaitOne();
                }
            }

            public override PollResult Poll(Waker waker)
            {
                if (_waker == null)
                {
                    _waker = waker;
                    _ready.Set();
                }

                int sent = Interlocked.CompareExchange(ref _sent, 0, 0);
                if (sent != Seen)
                {
                    Seen = sent;
                    _answer.Set();
                }

                if (sent == _count)
                {
                    _board.Stop();
                    Complete();
                    return PollResult.Ready;
                }

                return PollResult.Pending;
            }
        }
    }
}
