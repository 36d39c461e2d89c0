using System;
using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // A period of 100 ms.
    [TestClass]
    public class ThrottleTests
    {
        private readonly PacedBench _bench = new PacedBench();
        private readonly Throttle _throttle;

        public ThrottleTests()
        {
            _throttle = new Throttle(_bench.Wheel, _bench.Signal, Timing.Timers.Ms(100));
        }

        [TestMethod]
        public void TheFirst_IsGivenAtOnceThenTheLatestOncePerPeriod()
        {
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(50);
            _bench.Signal.Set("a");
            Assert.AreEqual(1, _bench.Waker.Count);
            _bench.ExpectReady(_throttle, "a");
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("b");
            _bench.MoveTo(149);
            _bench.Signal.Set("c");
            _bench.ExpectPending(_throttle);

            // No value woke it, but the end of the period does.
            Assert.AreEqual(1, _bench.Waker.Count);
            _bench.MoveTo(150);
            Assert.AreEqual(2, _bench.Waker.Count);
            _bench.ExpectReady(_throttle, "c");
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(250);
            _bench.ExpectPending(_throttle);
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void AfterALongSilence_AValueIsGivenAtOnce()
        {
            Give(0, "a");
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(100);
            _bench.ExpectPending(_throttle);
            Give(450, "b");
            _bench.Signal.Set("c");
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(549);
            _bench.ExpectPending(_throttle);
            Give(550, null);
        }

        [TestMethod]
        public void AValueJustWhenThePeriodEnds_IsGivenInThePlaceOfAnEarlierOne()
        {
            Give(0, "a");
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("b");
            _bench.ExpectPending(_throttle);
            Give(100, "c");
        }

        [TestMethod]
        public void APeriod_CountsFromTheValueThatWasGivenLate()
        {
            Give(0, "a");
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("b");
            _bench.MoveTo(130);
            _bench.ExpectReady(_throttle, "b");
            _bench.Signal.Set("c");
            _bench.MoveTo(229);
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(230);
            _bench.ExpectReady(_throttle, "c");
        }

        [TestMethod]
        public void ThePeriodGoesOn_WhileNobodyAsksForTheNext()
        {
            _bench.Signal.Set("a");
            Assert.IsTrue(_throttle.Poll(_bench.Waker) == PollResult.Ready);
            _bench.MoveTo(90);
            _bench.Signal.Set("b");
            _throttle.Next();
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(100);
            _bench.ExpectReady(_throttle, "b");
        }

        [TestMethod]
        public void WhileNobodyAsksForTheNext_ValuesStayInTheSignal()
        {
            _bench.Signal.Set("a");
            Assert.IsTrue(_throttle.Poll(_bench.Waker) == PollResult.Ready);
            _bench.Signal.Set("b");
            Assert.AreEqual("b", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledWhileItWaitsForAValue_TheNextGoesToTheSignal()
        {
            _bench.ExpectPending(_throttle);
            _throttle.Cancel();
            _bench.ExpectMisuse(_throttle);
            _bench.Signal.Set("a");
            Assert.AreEqual("a", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledAfterAValueCameAndBeforeItNoticed_TheValueGoesBack()
        {
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("a");
            _throttle.Cancel();
            Assert.AreEqual("a", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInAPeriod_AValueThatItHasNotTakenGoesBack()
        {
            Give(0, "a");
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("b");
            _throttle.Cancel();
            Assert.AreEqual(0, _bench.Wheel.PendingCount);
            Assert.AreEqual("b", _bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInAPeriod_AValueThatItHasTakenIsKeptForNext()
        {
            // Set before it stands in line again, so that it takes it at once.
            Give(0, "a");
            _bench.Signal.Set("b");
            _bench.ExpectPending(_throttle);
            _throttle.Cancel();
            Assert.AreEqual("nothing", _bench.TakeFromSignal());
            _bench.MoveTo(40);
            _throttle.Next();
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(99);
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(100);
            _bench.ExpectReady(_throttle, "b");
        }

        [TestMethod]
        public void CanceledUntilAfterThePeriod_NextGivesTheValueAtOnce()
        {
            Give(0, "a");
            _bench.Signal.Set("b");
            _bench.ExpectPending(_throttle);
            _throttle.Cancel();
            _bench.MoveTo(400);
            _throttle.Next();
            _bench.ExpectReady(_throttle, "b");
        }

        [TestMethod]
        public void CanceledWhenReady_ItStaysReadyAndThePeriodGoesOn()
        {
            _bench.Signal.Set("a");
            Assert.IsTrue(_throttle.Poll(_bench.Waker) == PollResult.Ready);
            _throttle.Cancel();
            _bench.ExpectReady(_throttle, "a");
            _bench.Signal.Set("b");
            _bench.ExpectPending(_throttle);
        }

        [TestMethod]
        public void AReset_ForgetsTheValueAndThePeriod()
        {
            Give(0, "a");
            _bench.Signal.Set("b");
            _bench.ExpectPending(_throttle);
            _throttle.Reset();
            _bench.ExpectPending(_throttle);
            Give(10, "c");
        }

        [TestMethod]
        public void ClosedInAPeriod_TheLatestValueIsGivenAndThenItSaysSo()
        {
            Give(0, "a");
            _bench.ExpectPending(_throttle);
            _bench.Signal.Set("b");
            _bench.Signal.Set("c");
            _bench.Signal.Close();
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(100);
            _bench.ExpectReady(_throttle, "c");

            // That it is closed is said when the period is over.
            _bench.ExpectPending(_throttle);
            _bench.MoveTo(200);
            _bench.ExpectClosed(_throttle);
            _throttle.Next();
            _bench.ExpectClosed(_throttle);
        }

        [TestMethod]
        public void WithoutAPeriod_EachValueIsGivenAtOnce()
        {
            Throttle throttle = new Throttle(_bench.Wheel, _bench.Signal, TimeSpan.Zero);
            _bench.Signal.Set("a");
            _bench.ExpectReady(throttle, "a");
            _bench.Signal.Set("b");
            _bench.ExpectReady(throttle, "b");
            _bench.ExpectPending(throttle);
        }

        // Sets a value at an instant, and expects the latest to be given there. Null: sets none, there is one.
        private void Give(long time, string value)
        {
            _bench.MoveTo(time);
            if (value != null)
            {
                _bench.Signal.Set(value);
            }

            _bench.ExpectReady(_throttle, value == null ? "c" : value);
        }
    }
}
