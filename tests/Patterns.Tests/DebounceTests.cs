using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // A quiet time of 100 ms.
    [TestClass]
    public class DebounceTests
    {
        [TestMethod]
        public void AValueThatNoOtherFollows_IsGivenAfterTheQuietTime()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            bench.MoveTo(50);
            bench.Signal.Set("a");
            Assert.AreEqual(1, bench.Waker.Count);
            bench.ExpectPending(debounce);
            bench.MoveTo(149);
            Assert.AreEqual(1, bench.Waker.Count);
            bench.ExpectPending(debounce);
            bench.MoveTo(150);
            Assert.AreEqual(2, bench.Waker.Count);
            bench.ExpectReady(debounce, "a");
            bench.ExpectPending(debounce);
            Assert.AreEqual(0, bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void EachValue_BeginsTheQuietTimeAnewAndTheLastIsGiven()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            Set(bench, debounce, 99, "b");
            Set(bench, debounce, 150, "c");
            bench.MoveTo(249);
            bench.ExpectPending(debounce);
            bench.MoveTo(250);
            bench.ExpectReady(debounce, "c");
        }

        [TestMethod]
        public void AValueSetBeforeTheFirstPoll_CountsFromThatPoll()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.Signal.Set("a");
            bench.MoveTo(500);
            bench.ExpectPending(debounce);
            bench.MoveTo(600);
            bench.ExpectReady(debounce, "a");
        }

        [TestMethod]
        public void AValueAtTheVeryEndOfTheQuietTime_WinsOverTheOneBefore()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            Set(bench, debounce, 100, "b");
            bench.MoveTo(199);
            bench.ExpectPending(debounce);
            bench.MoveTo(200);
            bench.ExpectReady(debounce, "b");
        }

        [TestMethod]
        public void PolledLate_ANewerValueStillWins()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.MoveTo(140);
            bench.Signal.Set("b");
            bench.MoveTo(150);
            bench.ExpectPending(debounce);
            bench.MoveTo(250);
            bench.ExpectReady(debounce, "b");
        }

        [TestMethod]
        public void PolledLate_TheValueIsGivenAtOnce()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.MoveTo(700);
            bench.ExpectReady(debounce, "a");
        }

        [TestMethod]
        public void NullIsAValueToo()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, null);
            bench.MoveTo(100);
            bench.ExpectReady(debounce, null);
        }

        [TestMethod]
        public void WithoutAQuietTime_EachValueIsGivenAtOnce()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = new Debounce(bench.Wheel, bench.Signal, TimeSpan.Zero);
            bench.Signal.Set("a");
            bench.ExpectReady(debounce, "a");
            bench.ExpectPending(debounce);
            bench.Signal.Set("b");
            bench.ExpectReady(debounce, "b");
        }

        [TestMethod]
        public void WhileNobodyAsksForTheNext_ValuesStayInTheSignal()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.MoveTo(100);
            Assert.IsTrue(debounce.Poll(bench.Waker) == PollResult.Ready);
            bench.Signal.Set("b");
            Assert.AreEqual("b", bench.TakeFromSignal());
            Assert.IsNull(Debounced(bench, debounce, "c"));
        }

        [TestMethod]
        public void CanceledBeforeTheFirstPoll_TheValueStaysInTheSignal()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.Signal.Set("a");
            debounce.Cancel();
            bench.ExpectMisuse(debounce);
            Assert.AreEqual("a", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledWhileItWaitsForAValue_TheNextGoesToTheSignal()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            debounce.Cancel();
            bench.Signal.Set("a");
            Assert.AreEqual(0, bench.Waker.Count);
            Assert.AreEqual("a", bench.TakeFromSignal());
            Assert.AreEqual(0, bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void CanceledAfterAValueCameAndBeforeItNoticed_TheValueGoesBack()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            bench.Signal.Set("a");
            debounce.Cancel();
            Assert.AreEqual("a", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInTheQuietTime_TheValueIsKeptForNextAndItsTimeGoesOn()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.MoveTo(40);
            debounce.Cancel();
            bench.ExpectMisuse(debounce);
            Assert.AreEqual(0, bench.Wheel.PendingCount);
            bench.MoveTo(60);
            bench.ExpectPending(debounce.Next());
            bench.MoveTo(99);
            bench.ExpectPending(debounce);
            bench.MoveTo(100);
            bench.ExpectReady(debounce, "a");
        }

        [TestMethod]
        public void CanceledUntilAfterTheQuietTime_NextGivesTheValueAtOnceOrANewerOneLater()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            debounce.Cancel();
            bench.MoveTo(500);
            debounce.Next();
            bench.ExpectReady(debounce, "a");
            bench.ExpectPending(debounce);

            Set(bench, debounce, 500, "b");
            debounce.Cancel();
            bench.Signal.Set("c");
            bench.MoveTo(800);
            debounce.Next();
            bench.ExpectPending(debounce);
            bench.MoveTo(900);
            bench.ExpectReady(debounce, "c");
        }

        [TestMethod]
        public void CanceledWhenReady_ItStaysReady()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.MoveTo(100);
            Assert.IsTrue(debounce.Poll(bench.Waker) == PollResult.Ready);
            debounce.Cancel();
            bench.ExpectReady(debounce, "a");
            bench.ExpectPending(debounce);
        }

        [TestMethod]
        public void AReset_ForgetsTheValue()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            Assert.AreEqual(1, bench.Wheel.PendingCount);
            debounce.Reset();
            Assert.AreEqual(0, bench.Wheel.PendingCount);
            bench.ExpectPending(debounce);
            bench.MoveTo(500);
            bench.ExpectPending(debounce);
            Assert.AreEqual(0, bench.Wheel.PendingCount);
            Set(bench, debounce, 500, "b");
            bench.MoveTo(600);
            bench.ExpectReady(debounce, "b");
        }

        [TestMethod]
        public void Closed_TheValueIsGivenAndThenItSaysSo()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            Set(bench, debounce, 0, "a");
            bench.Signal.Close();
            bench.ExpectPending(debounce);
            bench.MoveTo(100);
            bench.ExpectReady(debounce, "a");
            bench.ExpectClosed(debounce);
            bench.ExpectClosed(debounce);
            debounce.Next();
            bench.ExpectClosed(debounce);
        }

        [TestMethod]
        public void ClosedWhileItWaits_ItIsWokenAndSaysSo()
        {
            PacedBench bench = new PacedBench();
            Debounce debounce = bench.Debounce();
            bench.ExpectPending(debounce);
            bench.Signal.Close();
            Assert.AreEqual(1, bench.Waker.Count);
            bench.ExpectClosed(debounce);
        }

        [TestMethod]
        public void InAnAsyncMethod_ItServesALoop()
        {
            FrozenBoard board = new FrozenBoard();
            Reader reader = new Reader(board);
            Task task = board.Spawn(reader.Read());
            board.Run(reader.Write());
            board.Run(board.Sleep(1000));
            Assert.AreEqual("130:b 330:c ", reader.Log);
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void WrongArguments_AreRefused()
        {
            PacedBench bench = new PacedBench();
            ExpectRefused(null, bench.Signal, 100);
            ExpectRefused(bench.Wheel, null, 100);
            ExpectRefused(bench.Wheel, bench.Signal, -1);
        }

        private static void ExpectRefused(TimerWheel wheel, Signal signal, long quiet)
        {
            try
            {
                new Debounce(wheel, signal, new TimeSpan(quiet));
            }
            catch (ArgumentException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        // A value at an instant, and the poll that it asks for.
        private static void Set(PacedBench bench, Debounce debounce, long time, string value)
        {
            bench.MoveTo(time);
            int wakes = bench.Waker.Count;
            bench.Signal.Set(value);
            Assert.AreEqual(wakes + 1, bench.Waker.Count);
            bench.ExpectPending(debounce);
        }

        // Nothing: a value that is set while nobody waits does not get into one that is ready.
        private static string Debounced(PacedBench bench, Debounce debounce, string value)
        {
            bench.Signal.Set(value);
            bench.MoveTo(5000);
            return (string)debounce.Result == value ? value : null;
        }

        private sealed class Reader
        {
            public string Log = "";

            private readonly Board _board;
            private readonly Signal _signal = new Signal();
            private readonly Debounce _debounce;

            public Reader(Board board)
            {
                _board = board;
                _debounce = new Debounce(board.Timer, _signal, Timing.Timers.Ms(100));
            }

            public async Future Read()
            {
                try
                {
                    while (true)
                    {
                        string value = (string)await _debounce.Next();
                        Log += _board.Timer.Clock.Ticks.ToString() + ":" + value + " ";
                    }
                }
                catch (ClosedException)
                {
                }
            }

            public async Future Write()
            {
                _signal.Set("a");
                await _board.Sleep(30);
                _signal.Set("b");
                await _board.Sleep(200);
                _signal.Set("c");
                await _board.Sleep(10);
                _signal.Close();
            }
        }
    }
}
