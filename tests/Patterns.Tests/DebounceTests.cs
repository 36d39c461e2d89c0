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
        private readonly PacedBench _bench = new PacedBench();
        private readonly Debounce _debounce;

        public DebounceTests()
        {
            _debounce = new Debounce(_bench.Wheel, _bench.Signal, Timing.Timers.Ms(100));
        }

        [TestMethod]
        public void AValueThatNoOtherFollows_IsGivenAfterTheQuietTime()
        {
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(50);
            _bench.Signal.Set("a");
            Assert.AreEqual(1, _bench.Waker.Count);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(149);
            Assert.AreEqual(1, _bench.Waker.Count);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(150);
            Assert.AreEqual(2, _bench.Waker.Count);
            _bench.ExpectReady(_debounce, "a");
            _bench.ExpectPending(_debounce);
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void EachValue_BeginsTheQuietTimeAnewAndTheLastIsGiven()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            Set(99, "b");
            Set(150, "c");
            _bench.MoveTo(249);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(250);
            _bench.ExpectReady(_debounce, "c");
        }

        [TestMethod]
        public void AValueSetBeforeTheFirstPoll_CountsFromThatPoll()
        {
            _bench.Signal.Set("a");
            _bench.MoveTo(500);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(600);
            _bench.ExpectReady(_debounce, "a");
        }

        [TestMethod]
        public void AValueAtTheVeryEndOfTheQuietTime_WinsOverTheOneBefore()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            Set(100, "b");
            _bench.MoveTo(199);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(200);
            _bench.ExpectReady(_debounce, "b");
        }

        [TestMethod]
        public void PolledLate_ANewerValueStillWins()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.MoveTo(140);
            _bench.Signal.Set("b");
            _bench.MoveTo(150);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(250);
            _bench.ExpectReady(_debounce, "b");
        }

        [TestMethod]
        public void PolledLate_TheValueIsGivenAtOnce()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.MoveTo(700);
            _bench.ExpectReady(_debounce, "a");
        }

        [TestMethod]
        public void NullIsAValueToo()
        {
            _bench.ExpectPending(_debounce);
            Set(0, null);
            _bench.MoveTo(100);
            _bench.ExpectReady(_debounce, null);
        }

        [TestMethod]
        public void WithoutAQuietTime_EachValueIsGivenAtOnce()
        {
            Debounce debounce = new Debounce(_bench.Wheel, _bench.Signal, TimeSpan.Zero);
            _bench.Signal.Set("a");
            _bench.ExpectReady(debounce, "a");
            _bench.ExpectPending(debounce);
            _bench.Signal.Set("b");
            _bench.ExpectReady(debounce, "b");
        }

        [TestMethod]
        public void WhileNobodyAsksForTheNext_ValuesStayInTheSignal()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.MoveTo(100);
            Assert.IsTrue(_debounce.Poll(_bench.Waker) == PollResult.Ready);
            _bench.Signal.Set("b");
            Assert.AreEqual("b", _bench.TakeFromSignal());
            Assert.IsNull(Debounced("c"));
        }

        [TestMethod]
        public void CanceledBeforeTheFirstPoll_TheValueStaysInTheSignal()
        {
            _bench.Signal.Set("a");
            _debounce.Cancel();
            _bench.ExpectMisuse(_debounce);
            Assert.AreEqual("a", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledWhileItWaitsForAValue_TheNextGoesToTheSignal()
        {
            _bench.ExpectPending(_debounce);
            _debounce.Cancel();
            _bench.Signal.Set("a");
            Assert.AreEqual(0, _bench.Waker.Count);
            Assert.AreEqual("a", _bench.TakeFromSignal());
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void CanceledAfterAValueCameAndBeforeItNoticed_TheValueGoesBack()
        {
            _bench.ExpectPending(_debounce);
            _bench.Signal.Set("a");
            _debounce.Cancel();
            Assert.AreEqual("a", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInTheQuietTime_TheValueIsKeptForNextAndItsTimeGoesOn()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.MoveTo(40);
            _debounce.Cancel();
            _bench.ExpectMisuse(_debounce);
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
            _bench.MoveTo(60);
            _bench.ExpectPending((Debounce)_debounce.Next());
            _bench.MoveTo(99);
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(100);
            _bench.ExpectReady(_debounce, "a");
        }

        [TestMethod]
        public void CanceledUntilAfterTheQuietTime_NextGivesTheValueAtOnceOrANewerOneLater()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _debounce.Cancel();
            _bench.MoveTo(500);
            _debounce.Next();
            _bench.ExpectReady(_debounce, "a");
            _bench.ExpectPending(_debounce);

            Set(500, "b");
            _debounce.Cancel();
            _bench.Signal.Set("c");
            _bench.MoveTo(800);
            _debounce.Next();
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(900);
            _bench.ExpectReady(_debounce, "c");
        }

        [TestMethod]
        public void CanceledWhenReady_ItStaysReady()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.MoveTo(100);
            Assert.IsTrue(_debounce.Poll(_bench.Waker) == PollResult.Ready);
            _debounce.Cancel();
            _bench.ExpectReady(_debounce, "a");
            _bench.ExpectPending(_debounce);
        }

        [TestMethod]
        public void AReset_ForgetsTheValue()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _debounce.Reset();
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(500);
            _bench.ExpectPending(_debounce);
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
            Set(500, "b");
            _bench.MoveTo(600);
            _bench.ExpectReady(_debounce, "b");
        }

        [TestMethod]
        public void Closed_TheValueIsGivenAndThenItSaysSo()
        {
            _bench.ExpectPending(_debounce);
            Set(0, "a");
            _bench.Signal.Close();
            _bench.ExpectPending(_debounce);
            _bench.MoveTo(100);
            _bench.ExpectReady(_debounce, "a");
            _bench.ExpectClosed(_debounce);
            _bench.ExpectClosed(_debounce);
            _debounce.Next();
            _bench.ExpectClosed(_debounce);
        }

        [TestMethod]
        public void ClosedWhileItWaits_ItIsWokenAndSaysSo()
        {
            _bench.ExpectPending(_debounce);
            _bench.Signal.Close();
            Assert.AreEqual(1, _bench.Waker.Count);
            _bench.ExpectClosed(_debounce);
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
            ExpectRefused(null, _bench.Signal, 100);
            ExpectRefused(_bench.Wheel, null, 100);
            ExpectRefused(_bench.Wheel, _bench.Signal, -1);
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
        private void Set(long time, string value)
        {
            _bench.MoveTo(time);
            int wakes = _bench.Waker.Count;
            _bench.Signal.Set(value);
            Assert.AreEqual(wakes + 1, _bench.Waker.Count);
            _bench.ExpectPending(_debounce);
        }

        // Nothing: a value that is set while nobody waits does not get into one that is ready.
        private string Debounced(string value)
        {
            _bench.Signal.Set(value);
            _bench.MoveTo(5000);
            return (string)_debounce.Result == value ? value : null;
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
