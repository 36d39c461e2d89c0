using System;
using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // A period of 100 ms.
    [TestClass]
    public class ThrottleTests
    {
        [TestMethod]
        public void TheFirst_IsGivenAtOnceThenTheLatestOncePerPeriod()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.ExpectPending(throttle);
            bench.MoveTo(50);
            bench.Signal.Set("a");
            Assert.AreEqual(1, bench.Waker.Count);
            bench.ExpectReady(throttle, "a");
            bench.ExpectPending(throttle);
            bench.Signal.Set("b");
            bench.MoveTo(149);
            bench.Signal.Set("c");
            bench.ExpectPending(throttle);

            // No value woke it, but the end of the period does.
            Assert.AreEqual(1, bench.Waker.Count);
            bench.MoveTo(150);
            Assert.AreEqual(2, bench.Waker.Count);
            bench.ExpectReady(throttle, "c");
            bench.ExpectPending(throttle);
            bench.MoveTo(250);
            bench.ExpectPending(throttle);
            Assert.AreEqual(0, bench.Wheel.PendingCount);
        }

        [TestMethod]
        public void AfterALongSilence_AValueIsGivenAtOnce()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.ExpectPending(throttle);
            bench.MoveTo(100);
            bench.ExpectPending(throttle);
            Give(bench, throttle, 450, "b");
            bench.Signal.Set("c");
            bench.ExpectPending(throttle);
            bench.MoveTo(549);
            bench.ExpectPending(throttle);
            Give(bench, throttle, 550, null);
        }

        [TestMethod]
        public void AValueJustWhenThePeriodEnds_IsGivenInThePlaceOfAnEarlierOne()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.ExpectPending(throttle);
            bench.Signal.Set("b");
            bench.ExpectPending(throttle);
            Give(bench, throttle, 100, "c");
        }

        [TestMethod]
        public void APeriod_CountsFromTheValueThatWasGivenLate()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.ExpectPending(throttle);
            bench.Signal.Set("b");
            bench.MoveTo(130);
            bench.ExpectReady(throttle, "b");
            bench.Signal.Set("c");
            bench.MoveTo(229);
            bench.ExpectPending(throttle);
            bench.MoveTo(230);
            bench.ExpectReady(throttle, "c");
        }

        [TestMethod]
        public void ThePeriodGoesOn_WhileNobodyAsksForTheNext()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.Signal.Set("a");
            Assert.IsTrue(throttle.Poll(bench.Waker) == PollResult.Ready);
            bench.MoveTo(90);
            bench.Signal.Set("b");
            throttle.Next();
            bench.ExpectPending(throttle);
            bench.MoveTo(100);
            bench.ExpectReady(throttle, "b");
        }

        [TestMethod]
        public void WhileNobodyAsksForTheNext_ValuesStayInTheSignal()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.Signal.Set("a");
            Assert.IsTrue(throttle.Poll(bench.Waker) == PollResult.Ready);
            bench.Signal.Set("b");
            Assert.AreEqual("b", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledWhileItWaitsForAValue_TheNextGoesToTheSignal()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.ExpectPending(throttle);
            throttle.Cancel();
            bench.ExpectMisuse(throttle);
            bench.Signal.Set("a");
            Assert.AreEqual("a", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledAfterAValueCameAndBeforeItNoticed_TheValueGoesBack()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.ExpectPending(throttle);
            bench.Signal.Set("a");
            throttle.Cancel();
            Assert.AreEqual("a", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInAPeriod_AValueThatItHasNotTakenGoesBack()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.ExpectPending(throttle);
            bench.Signal.Set("b");
            throttle.Cancel();
            Assert.AreEqual(0, bench.Wheel.PendingCount);
            Assert.AreEqual("b", bench.TakeFromSignal());
        }

        [TestMethod]
        public void CanceledInAPeriod_AValueThatItHasTakenIsKeptForNext()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            // Set before it stands in line again, so that it takes it at once.
            Give(bench, throttle, 0, "a");
            bench.Signal.Set("b");
            bench.ExpectPending(throttle);
            throttle.Cancel();
            Assert.AreEqual("nothing", bench.TakeFromSignal());
            bench.MoveTo(40);
            throttle.Next();
            bench.ExpectPending(throttle);
            bench.MoveTo(99);
            bench.ExpectPending(throttle);
            bench.MoveTo(100);
            bench.ExpectReady(throttle, "b");
        }

        [TestMethod]
        public void CanceledUntilAfterThePeriod_NextGivesTheValueAtOnce()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.Signal.Set("b");
            bench.ExpectPending(throttle);
            throttle.Cancel();
            bench.MoveTo(400);
            throttle.Next();
            bench.ExpectReady(throttle, "b");
        }

        [TestMethod]
        public void CanceledWhenReady_ItStaysReadyAndThePeriodGoesOn()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            bench.Signal.Set("a");
            Assert.IsTrue(throttle.Poll(bench.Waker) == PollResult.Ready);
            throttle.Cancel();
            bench.ExpectReady(throttle, "a");
            bench.Signal.Set("b");
            bench.ExpectPending(throttle);
        }

        [TestMethod]
        public void AReset_ForgetsTheValueAndThePeriod()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.Signal.Set("b");
            bench.ExpectPending(throttle);
            throttle.Reset();
            bench.ExpectPending(throttle);
            Give(bench, throttle, 10, "c");
        }

        [TestMethod]
        public void ClosedInAPeriod_TheLatestValueIsGivenAndThenItSaysSo()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = bench.Throttle();
            Give(bench, throttle, 0, "a");
            bench.ExpectPending(throttle);
            bench.Signal.Set("b");
            bench.Signal.Set("c");
            bench.Signal.Close();
            bench.ExpectPending(throttle);
            bench.MoveTo(100);
            bench.ExpectReady(throttle, "c");

            // That it is closed is said when the period is over.
            bench.ExpectPending(throttle);
            bench.MoveTo(200);
            bench.ExpectClosed(throttle);
            throttle.Next();
            bench.ExpectClosed(throttle);
        }

        [TestMethod]
        public void WithoutAPeriod_EachValueIsGivenAtOnce()
        {
            PacedBench bench = new PacedBench();
            Throttle throttle = new Throttle(bench.Wheel, bench.Signal, TimeSpan.Zero);
            bench.Signal.Set("a");
            bench.ExpectReady(throttle, "a");
            bench.Signal.Set("b");
            bench.ExpectReady(throttle, "b");
            bench.ExpectPending(throttle);
        }

        // Sets a value at an instant, and expects the latest to be given there. Null: sets none, there is one.
        private static void Give(PacedBench bench, Throttle throttle, long time, string value)
        {
            bench.MoveTo(time);
            if (value != null)
            {
                bench.Signal.Set(value);
            }

            bench.ExpectReady(throttle, value == null ? "c" : value);
        }
    }
}
