using System;
using System.Collections.Generic;
using System.Threading;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Targets
{
    [TestClass]
    public sealed class VirtualBoardTests
    {
        // Only for what a lost wake would leave hanging; never waited for otherwise.
        private const int HangTimeout = 60_000;

        private readonly List<string> _log = new List<string>();

        [TestMethod]
        public void RunMovesTheClockFromDeadlineToDeadline()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(Every(board, "a", 300, 3));
            board.Spawn(Every(board, "b", 500, 2));

            board.Run();

            AssertLog("a@300", "b@500", "a@600", "a@900", "b@1000");
            Assert.AreEqual(1_000_000, board.Clock.Ticks);
            Assert.AreEqual(0, board.Scheduler.TaskCount);
        }

        [TestMethod]
        public void EqualDeadlinesComeInTheOrderOfArmingEveryTime()
        {
            string first = null;
            for (int run = 0; run < 20; run++)
            {
                _log.Clear();
                VirtualBoard board = new VirtualBoard();
                for (int i = 0; i < 50; i++)
                {
                    board.Spawn(Every(board, i.ToString(), 1 + (i % 7), 20));
                }

                board.Run();
                string all = string.Join(" ", _log);
                first ??= all;
                Assert.AreEqual(first, all);
            }

            StringAssert.StartsWith(first, "0@1 7@1 14@1");
        }

        [TestMethod]
        public void RunOfAFutureEndsWithItAndLeavesTheOthers()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(Every(board, "other", 10, 100));

            Task task = board.Run(board.Sleep(25));

            Assert.AreEqual(TaskStatus.Completed, task.Status);
            Assert.AreEqual(25_000, board.Clock.Ticks);
            AssertLog("other@10", "other@20");
            Assert.AreEqual(1, board.Scheduler.TaskCount);
        }

        [TestMethod]
        public void HoursPassAtOnce()
        {
            VirtualBoard board = new VirtualBoard();
            board.Run(board.Sleep(new TimeSpan(400, 5, 0, 0)));
            Assert.AreEqual(new TimeSpan(400, 5, 0, 0), board.Clock.Now);
        }

        [TestMethod]
        public void ARunThatCannotEndNamesTheTasksThatWait()
        {
            VirtualBoard board = new VirtualBoard();
            board.Scheduler.BuildTask().Name("radio").Spawn(Never());
            board.Spawn(Futures.Ready());

            InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => board.Run(Never()));

            StringAssert.Contains(error.Message, "radio (task ");
            Assert.AreEqual(2, board.Scheduler.TaskCount);
            StringAssert.Matches(error.Message, new System.Text.RegularExpressions.Regex(": radio \\(task \\d+\\), task \\d+$"));

            // The board is not broken by it.
            board.Run(board.Sleep(1));
        }

        [TestMethod]
        public void RunReturnsWhenNothingIsLeftThatCouldHappen()
        {
            VirtualBoard board = new VirtualBoard();
            Task waiting = board.Spawn(Never());
            board.Run();
            Assert.AreEqual(TaskStatus.Waiting, waiting.Status);
        }

        [TestMethod]
        public void StopEndsARun()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(Every(board, "a", 10, 1000));
            board.Spawn(After(board, 35, board.Stop));
            board.Run();
            Assert.AreEqual(35_000, board.Clock.Ticks);
            AssertLog("a@10", "a@20", "a@30");
        }

        [TestMethod]
        public void AdvanceRunsWhatFallsDueAtItsInstant()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(Every(board, "a", 300, 100));
            board.Spawn(Every(board, "b", 450, 100));

            board.Advance(TimeSpan.FromMilliseconds(899));
            AssertLog("a@300", "b@450", "a@600");
            Assert.AreEqual(899_000, board.Clock.Ticks);

            board.Advance(TimeSpan.FromMilliseconds(1));
            AssertLog("a@300", "b@450", "a@600", "b@900", "a@900");

            board.Advance(TimeSpan.Zero);
            Assert.AreEqual(900_000, board.Clock.Ticks);
        }

        [TestMethod]
        public void AdvanceWithNothingToDoMovesTheClock()
        {
            VirtualBoard board = new VirtualBoard();
            board.Advance(TimeSpan.FromSeconds(7));
            Assert.AreEqual(TimeSpan.FromSeconds(7), board.Clock.Now);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.Advance(TimeSpan.FromTicks(-1)));
            board.Clock.SetTicks(long.MaxValue - 10);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.Advance(TimeSpan.FromMilliseconds(1)));
        }

        [TestMethod]
        public void StopEndsAnAdvanceWhereItIs()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(After(board, 3, board.Stop));
            board.Advance(TimeSpan.FromMilliseconds(10));
            Assert.AreEqual(3_000, board.Clock.Ticks);
            board.Advance(TimeSpan.FromMilliseconds(10));
            Assert.AreEqual(13_000, board.Clock.Ticks);
        }

        [TestMethod]
        public void RunUntilIdleLeavesTheClockAlone()
        {
            VirtualBoard board = new VirtualBoard();
            int polls = 0;
            board.Spawn(Every(board, "a", 5, 3));
            board.Spawn(Futures.PollFn(waker =>
            {
                waker.Wake();
                return ++polls == 1000 ? PollResult.Ready : PollResult.Pending;
            }));

            board.RunUntilIdle();
            Assert.AreEqual(1000, polls);
            Assert.AreEqual(0, board.Clock.Ticks);

            board.Clock.Advance(TimeSpan.FromMilliseconds(5));
            board.RunUntilIdle();
            AssertLog("a@5");
        }

        [TestMethod]
        public void ATaskMaySpendTime()
        {
            VirtualBoard board = new VirtualBoard();
            board.Spawn(Every(board, "a", 10, 2));
            board.Spawn(After(board, 5, () => board.Clock.Advance(TimeSpan.FromMilliseconds(100))));
            board.Advance(TimeSpan.FromMilliseconds(20));

            // Computing from 5 to 105: what was due at 10 is late, and the end of the advance is past, where nothing more is run.
            AssertLog("a@105");
            Assert.AreEqual(105_000, board.Clock.Ticks);
        }

        [TestMethod]
        public void ATaskMayNotRunTheBoard()
        {
            VirtualBoard board = new VirtualBoard();
            int refused = 0;
            board.Spawn(After(board, 1, () =>
            {
                Assert.ThrowsExactly<InvalidOperationException>(() => board.Advance(TimeSpan.FromMilliseconds(1)));
                Assert.ThrowsExactly<InvalidOperationException>(board.RunUntilIdle);
                Assert.ThrowsExactly<InvalidOperationException>(board.Run);
                refused++;
            }));
            board.Advance(TimeSpan.FromMilliseconds(50));
            Assert.AreEqual(1, refused);
            Assert.AreEqual(50_000, board.Clock.Ticks);
        }

        [TestMethod]
        [Timeout(HangTimeout)]
        public void WakesFromOtherThreadsAreWaitedForWhereAsked()
        {
            VirtualBoard board = new VirtualBoard { WaitsForThreads = true };
            Waker waker = null;
            int woken = 0;
            ManualResetEvent waits = new ManualResetEvent(false);
            Thread thread = new Thread(() =>
            {
                waits.WaitOne();
                Interlocked.Exchange(ref woken, 1);
                waker.Wake();
            });
            thread.Start();
            board.Run(Futures.PollFn(w =>
            {
                waker = w;
                waits.Set();
                return Volatile.Read(ref woken) == 1 ? PollResult.Ready : PollResult.Pending;
            }));
            thread.Join();
            Assert.AreEqual(0, board.Clock.Ticks);
        }

        [TestMethod]
        public void NothingIsAllocatedInSteadyState()
        {
            VirtualBoard board = new VirtualBoard();
            Sleep sleep = board.Sleep(1);
            TimeSpan period = TimeSpan.FromMilliseconds(1);
            int fired = 0;
            board.Spawn(Futures.PollFn(waker =>
            {
                while (sleep.Poll(waker) == PollResult.Ready)
                {
                    fired++;
                    sleep.Reset(period);
                }

                return PollResult.Pending;
            }));
            board.Advance(TimeSpan.FromSeconds(1));
            long before = GC.GetAllocatedBytesForCurrentThread();
            board.Advance(TimeSpan.FromSeconds(1));
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.AreEqual(2000, fired);
        }

        private static Future Never()
        {
            return Futures.PollFn(waker => PollResult.Pending);
        }

        private static Future After(Board board, int milliseconds, Action action)
        {
            Sleep sleep = board.Sleep(milliseconds);
            return Futures.PollFn(waker =>
            {
                if (sleep.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                action();
                return PollResult.Ready;
            });
        }

        private Future Every(Board board, string name, int milliseconds, int count)
        {
            return new Periodic(board, name, TimeSpan.FromMilliseconds(milliseconds), count, _log);
        }

        private void AssertLog(params string[] expected)
        {
            Assert.AreEqual(string.Join(" ", expected), string.Join(" ", _log));
        }
    }
}
