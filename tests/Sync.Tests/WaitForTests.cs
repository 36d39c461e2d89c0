using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class WaitForTests
    {
        private static readonly object s_marker = new object();
        private static int s_number;
        private static int s_asked;
        private static WaitQueue s_queue;
        private static WaitCell s_cell;

        [TestMethod]
        public void ACellsTask_WaitsForANumber()
        {
            Scheduler scheduler = new Scheduler(1);
            WaitCell cell = new WaitCell();
            s_number = 0;
            Task task = scheduler.Spawn(cell.WaitFor(() => s_number > 5));
            scheduler.Tick();
            for (int i = 0; i < 20; i++)
            {
                s_number = i;
                cell.Wake();
                scheduler.Tick();
                Assert.AreEqual(i > 5, task.IsCompleted);
            }
        }

        [TestMethod]
        public void AValueIsTheResult()
        {
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            WaitMap map = new WaitMap();
            object value = null;
            WaitForFuture[] waits = { queue.WaitForValue(() => value), cell.WaitForValue(() => value), map.WaitForValue(4, () => value) };
            CountingWaker[] wakers = new CountingWaker[3];
            for (int i = 0; i < 3; i++)
            {
                wakers[i] = new CountingWaker();
                Expect.Pending(waits[i], wakers[i]);
            }

            value = s_marker;
            queue.Wake();
            cell.Wake();
            map.Wake(4, "not looked at");

            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(1, wakers[i].Count);
                Expect.Ready(waits[i], wakers[i]);
                Assert.AreSame(s_marker, waits[i].Result);
            }
        }

        [TestMethod]
        public void AConditionThatIsTrueAtOnce_LeavesNobodyInLine()
        {
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            WaitMap map = new WaitMap();
            CountingWaker waker = new CountingWaker();

            Expect.Ready(queue.WaitFor(() => true), waker);
            Expect.Ready(cell.WaitFor(() => true), waker);
            Expect.Ready(map.WaitFor(1, () => true), waker);

            queue.Wake();
            Expect.Ready(queue.Wait(), waker);
            Assert.IsFalse(cell.Wake());
            Assert.IsTrue(map.Wake(1, null) == WakeOutcome.NoMatch);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void WhatHappensRightAfterTheQuestion_IsNotMissed()
        {
            // As an interrupt between the question and the wait would: it comes while the condition answers no.
            s_queue = new WaitQueue();
            s_cell = new WaitCell();
            CountingWaker waker = new CountingWaker();
            s_number = 0;
            WaitForFuture wait = s_queue.WaitFor(AskAndInterrupt);
            Expect.Pending(wait, waker);
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(wait, waker);

            s_number = 0;
            wait = s_cell.WaitFor(AskAndInterrupt);
            Expect.Ready(wait, waker);

            // The cell's own: the wake that was kept came first, the one of the question after it.
            Assert.AreEqual(2, s_number);
        }

        [TestMethod]
        public void P2_B11_TwoWakesForNothing_AndOneForSomething()
        {
            // Upstream gives up after the first.
            WaitMap map = new WaitMap();
            CountingWaker waker = new CountingWaker();
            s_number = 0;
            WaitForFuture wait = map.WaitFor(7, () => s_number == 3);
            Expect.Pending(wait, waker);
            for (s_number = 1; s_number < 3; s_number++)
            {
                Assert.IsTrue(map.Wake(7, null) == WakeOutcome.Woke);
                Assert.AreEqual(s_number, waker.Count);
                Expect.Pending(wait, waker);
            }

            Assert.IsTrue(map.Wake(7, null) == WakeOutcome.Woke);
            Expect.Ready(wait, waker);
            Assert.IsTrue(map.Wake(7, null) == WakeOutcome.NoMatch);
        }

        [TestMethod]
        public void ASpuriousPoll_AsksAgain()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            s_number = 0;
            WaitForFuture wait = queue.WaitFor(() => s_number == 1);
            Expect.Pending(wait, waker);
            s_number = 1;
            Expect.Ready(wait, waker);

            queue.Wake();
            Assert.AreEqual(0, waker.Count);
            Expect.Ready(queue.Wait(), waker);
        }

        [TestMethod]
        public void AWakeThatCameWithoutNotice_IsPassedOn_IfItIsTrueAnyway()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker a = new CountingWaker();
            CountingWaker b = new CountingWaker();
            s_number = 0;
            WaitForFuture wait = queue.WaitFor(() => s_number == 1);
            Wait other = queue.Wait();
            Expect.Pending(wait, a);
            Expect.Pending(other, b);
            queue.Wake();
            wait.Cancel();

            Assert.AreEqual(1, b.Count);
            Expect.Ready(other, b);
            Expect.Given(wait, a);
        }

        [TestMethod]
        public void Closing_EndsIt()
        {
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            WaitMap map = new WaitMap();
            WaitForFuture[] waits = { queue.WaitFor(Never), cell.WaitFor(Never), map.WaitFor(4, Never) };
            CountingWaker waker = new CountingWaker();
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(waits[i], waker);
            }

            queue.Close();
            cell.Close();
            map.Close();

            Assert.AreEqual(3, waker.Count);
            for (int i = 0; i < 3; i++)
            {
                Expect.Closed(waits[i], waker);
            }
        }

        [TestMethod]
        public void AConditionThatThrows_IsOutOfLine()
        {
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            CountingWaker waker = new CountingWaker();

            Assert.ThrowsException(typeof(NotSupportedException), () => queue.WaitFor(Throw).Poll(waker));
            Assert.ThrowsException(typeof(NotSupportedException), () => cell.WaitFor(Throw).Poll(waker));

            queue.Wake();
            Assert.IsFalse(cell.Wake());
            Assert.AreEqual(0, waker.Count);
            Expect.Ready(queue.Wait(), waker);
        }

        [TestMethod]
        public void OneObjectServesALoop()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            s_number = 0;
            s_asked = 0;
            WaitForFuture wait = queue.WaitFor(() => ++s_asked % 2 == 0);
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(wait, waker);
                queue.Wake();
                Expect.Ready(wait, waker);
                wait.Reset();
            }

            Assert.AreEqual(6, s_asked);
        }

        [TestMethod]
        public void NoCondition_IsRefused()
        {
            WaitQueue queue = new WaitQueue();
            WaitCell cell = new WaitCell();
            Assert.ThrowsException(typeof(ArgumentNullException), () => queue.WaitFor(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => queue.WaitForValue(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => cell.WaitFor(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => cell.WaitForValue(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new WaitMap().WaitFor(1, null));
        }

        private static bool Never()
        {
            return false;
        }

        private static bool Throw()
        {
            throw new NotSupportedException();
        }

        private static bool AskAndInterrupt()
        {
            bool answer = s_number == 1;
            s_number++;
            s_queue.Wake();
            s_cell.Wake();
            return answer;
        }
    }
}
