using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class WaitQueueTests
    {
        private static int s_number;

        [TestMethod]
        public void W1_TenTasks_AreWokenOneATickInTheOrderTheyCame()
        {
            Scheduler scheduler = new Scheduler(10);
            WaitQueue queue = new WaitQueue();
            Log log = new Log();
            for (int i = 0; i < 10; i++)
            {
                scheduler.Spawn(Note(queue, log, i.ToString()));
            }

            Assert.AreEqual(0, scheduler.Tick().Completed);
            for (int i = 0; i < 10; i++)
            {
                queue.Wake();
                Tick tick = scheduler.Tick();
                Assert.AreEqual(1, tick.Polled);
                Assert.AreEqual(1, tick.Completed);
            }

            Assert.AreEqual("0 1 2 3 4 5 6 7 8 9", log.Text);
        }

        [DataRow(10)]
        [DataRow(40)]
        [TestMethod]
        public void W2_AllAreWokenAtOnce_InTheOrderTheyCame(int count)
        {
            Scheduler scheduler = new Scheduler(count);
            WaitQueue queue = new WaitQueue();
            Log log = new Log();
            Log expected = new Log();
            for (int i = 0; i < count; i++)
            {
                scheduler.Spawn(Note(queue, log, i.ToString()));
                expected.Add(i.ToString());
            }

            scheduler.Tick();
            queue.WakeAll();
            Tick tick = scheduler.Tick();

            Assert.AreEqual(count, tick.Completed);
            Assert.AreEqual(expected.Text, log.Text);
        }

        [TestMethod]
        public void W3_WakesThatNobodyWaitsFor_CountAsOne()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            queue.Wake();
            queue.Wake();
            queue.Wake();

            Expect.Ready(queue.Wait(), waker);
            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void W4_WakingAll_ReachesWaitsThatWereMadeBefore_AndNoneAfter()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait before = queue.Wait();

            queue.WakeAll();

            Expect.Pending(queue.Wait(), waker);
            Expect.Ready(before, waker);
        }

        [TestMethod]
        public void W4_AResetCountsAsMaking()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            queue.WakeAll();
            wait.Reset();
            Expect.Pending(wait, waker);

            queue.WakeAll();
            Expect.Ready(wait, waker);
            wait.Reset();
            queue.WakeAll();
            Expect.Ready(wait, waker);
        }

        [TestMethod]
        public void W5_AWakeOfOneWhoGaveUp_GoesToTheNext()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker a = new CountingWaker();
            CountingWaker b = new CountingWaker();
            Wait first = queue.Wait();
            Wait second = queue.Wait();
            Expect.Pending(first, a);
            Expect.Pending(second, b);
            queue.Wake();
            Assert.AreEqual(1, a.Count);
            Assert.AreEqual(0, b.Count);

            first.Cancel();

            Assert.AreEqual(1, b.Count);
            Expect.Ready(second, b);
            Expect.Given(first, a);
        }

        [TestMethod]
        public void W6_AWakeOfOneWhoGaveUp_IsKeptIfNobodyElseWaits()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, waker);
            queue.Wake();
            wait.Cancel();

            Expect.Ready(queue.Wait(), waker);
            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void W6_AWakeOfAll_IsNotKept()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, waker);
            queue.WakeAll();
            wait.Cancel();

            Expect.Pending(queue.Wait(), waker);
        }

        [TestMethod]
        public void W7_Closing_EndsAllWaits_AndDropsTheWakeThatWasKept()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            queue.Wake();
            Assert.IsFalse(queue.IsClosed);
            queue.Close();

            Assert.IsTrue(queue.IsClosed);
            Expect.Closed(queue.Wait(), waker);
            Expect.Closed(queue.Wait(), waker);
        }

        [TestMethod]
        public void W8_B9_GivingUpAWake_DoesNotOpenWhatIsClosed()
        {
            // Upstream stores the wake over the mark that it is closed.
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, waker);
            queue.Wake();
            queue.Close();
            wait.Cancel();

            Assert.IsTrue(queue.IsClosed);
            Expect.Closed(queue.Wait(), waker);
        }

        [TestMethod]
        public void B9_AWakeAfterClosing_DoesNotOpenIt()
        {
            WaitQueue queue = new WaitQueue();
            queue.Close();
            queue.Wake();
            queue.WakeAll();

            Assert.IsTrue(queue.IsClosed);
            Expect.Closed(queue.Wait(), new CountingWaker());
        }

        [TestMethod]
        public void AWakeThatCameBeforeClosing_IsKeptByWhomItWoke()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, waker);
            queue.Wake();
            queue.Close();

            Expect.Ready(wait, waker);
            wait.Reset();
            Expect.Closed(wait, waker);
        }

        [TestMethod]
        public void W10_TwoTasksWaitForANumber()
        {
            Scheduler scheduler = new Scheduler(2);
            WaitQueue queue = new WaitQueue();
            s_number = 0;
            Task five = scheduler.Spawn(queue.WaitFor(() => s_number > 5));
            Task ten = scheduler.Spawn(queue.WaitFor(() => s_number > 10));
            scheduler.Tick();
            for (int i = 0; i < 20; i++)
            {
                s_number = i;
                queue.Wake();
                scheduler.Tick();
                if (i == 5)
                {
                    Assert.IsFalse(five.IsCompleted);
                }
            }

            Assert.IsTrue(five.IsCompleted);
            Assert.IsTrue(ten.IsCompleted);
        }

        [DataRow(17)]
        [DataRow(40)]
        [TestMethod]
        public void B12_WhoComesWhileAllAreWoken_IsNotWokenWithThem(int count)
        {
            // Upstream lets go of its lock after 16 of them, with the queue marked empty.
            WaitQueue queue = new WaitQueue();
            CountingWaker late = new CountingWaker();
            Wait lateWait = queue.Wait();
            int woken = 0;
            for (int i = 0; i < count; i++)
            {
                bool last = i == count - 2;
                queue.Wait().Poll(new CallingWaker(() =>
                {
                    woken++;
                    if (last)
                    {
                        lateWait.Reset();
                        lateWait.Poll(late);
                    }
                }));
            }

            queue.WakeAll();

            Assert.AreEqual(count, woken);
            Assert.AreEqual(0, late.Count);
            queue.Wake();
            Assert.AreEqual(1, late.Count);
            Expect.Ready(lateWait, late);
        }

        [TestMethod]
        public void AWakeFromInsideAWakeOfAll_GoesToWhoCameLater()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker late = new CountingWaker();
            Wait lateWait = queue.Wait();
            CountingWaker last = new CountingWaker();
            queue.Wait().Poll(new CallingWaker(() =>
            {
                lateWait.Reset();
                lateWait.Poll(late);
                queue.Wake();

                // Behind the other one, whose wake that is.
                Expect.Pending(queue.Wait(), last);
            }));
            queue.Wait().Poll(last);

            queue.WakeAll();

            Assert.AreEqual(1, last.Count);
            Assert.AreEqual(1, late.Count);
            Expect.Ready(lateWait, late);
        }

        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [TestMethod]
        public void OneOfThreeWhoGivesUp_LeavesTheOrderOfTheOthers(int givenUp)
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker[] wakers = { new CountingWaker(), new CountingWaker(), new CountingWaker() };
            Wait[] waits = { queue.Wait(), queue.Wait(), queue.Wait() };
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(waits[i], wakers[i]);
            }

            waits[givenUp].Cancel();
            for (int i = 0; i < 3; i++)
            {
                if (i != givenUp)
                {
                    queue.Wake();
                    Assert.AreEqual(1, wakers[i].Count);
                    Expect.Ready(waits[i], wakers[i]);
                }
            }

            Assert.AreEqual(0, wakers[givenUp].Count);
            Expect.Pending(queue.Wait(), wakers[0]);
        }

        [TestMethod]
        public void AWaitKnowsWhatItWaitsFor()
        {
            WaitQueue queue = new WaitQueue();

            Assert.AreSame(queue, queue.Wait().Source);
        }

        [TestMethod]
        public void TheLatestWakerIsTheOneWoken()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Wait wait = queue.Wait();
            Expect.Pending(wait, first);
            Expect.Pending(wait, second);

            queue.Wake();

            Assert.AreEqual(0, first.Count);
            Assert.AreEqual(1, second.Count);
        }

        private static async Future Note(WaitQueue queue, Log log, string name)
        {
            await queue.Wait();
            log.Add(name);
        }
    }
}
