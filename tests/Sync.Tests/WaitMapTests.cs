using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>The tests of maitake-sync's wait map, under their names there, and what is different here.</summary>
    [TestClass]
    public class WaitMapTests
    {
        private const int Tasks = 10;
        private static CountingWaker s_waker;

        [TestMethod]
        public void Enqueue()
        {
            WaitMap map = new WaitMap();
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Wait polled = map.Wait(0);
            Wait subscribed = map.Wait(1);
            Assert.IsTrue(map.Wake(0, 100) == WakeOutcome.NoMatch);
            Assert.IsTrue(map.Wake(1, 101) == WakeOutcome.NoMatch);

            Expect.Pending(polled, first);
            Assert.IsTrue(subscribed.Subscribe() == PollResult.Pending);
            Expect.Pending(subscribed, second);
            Assert.IsTrue(map.Wake(0, 100) == WakeOutcome.Woke);
            Assert.IsTrue(map.Wake(1, 101) == WakeOutcome.Woke);

            Assert.AreEqual(1, first.Count);
            Assert.AreEqual(1, second.Count);
            Expect.Ready(polled, first);
            Expect.Ready(subscribed, second);
            Assert.AreEqual(100, (int)polled.Result);
            Assert.AreEqual(101, (int)subscribed.Result);
        }

        [TestMethod]
        public void Duplicate()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait first = map.Wait(0);
            Wait second = map.Wait(0);
            Expect.Pending(first, s_waker);
            Assert.ThrowsException(typeof(InvalidOperationException), () => second.Poll(s_waker));
            Assert.ThrowsException(typeof(InvalidOperationException), () => second.Subscribe());
            Expect.Pending(first, s_waker);

            second.Cancel();
            Assert.IsTrue(map.Wake(0, 100) == WakeOutcome.Woke);
            Expect.Ready(first, s_waker);
            Assert.AreEqual(100, (int)first.Result);
        }

        [TestMethod]
        public void Close()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait[] waits = Start(map);
            map.Close();

            Assert.AreEqual(Tasks, s_waker.Count);
            for (int i = 0; i < Tasks; i++)
            {
                Expect.Closed(waits[i], s_waker);
            }

            Assert.IsTrue(map.IsClosed);
        }

        [TestMethod]
        public void WakeOne()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait[] waits = Start(map);
            map.Wake(0, 100);
            for (int i = 0; i < Tasks; i++)
            {
                Expect.Ready(waits[i], s_waker);
                Assert.AreEqual(100 + i, (int)waits[i].Result);
                WakeOutcome outcome = map.Wake(i + 1, 100 + i + 1);
                Assert.IsTrue(outcome == (i + 1 < Tasks ? WakeOutcome.Woke : WakeOutcome.NoMatch));
            }
        }

        [TestMethod]
        public void WakeTwoSequential()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait first = map.Wait(1);
            Wait second = map.Wait(2);
            Expect.Pending(first, s_waker);
            Expect.Pending(second, s_waker);

            Assert.IsTrue(map.Wake(1, "hello") == WakeOutcome.Woke);
            Expect.Pending(second, s_waker);
            Assert.IsTrue(map.Wake(2, "world") == WakeOutcome.Woke);

            Expect.Ready(first, s_waker);
            Expect.Ready(second, s_waker);
            Assert.AreEqual("hello", (string)first.Result);
            Assert.AreEqual("world", (string)second.Result);
        }

        [TestMethod]
        public void DropNoWake()
        {
            s_waker = new CountingWaker();
            RecordingMap map = new RecordingMap();
            Wait[] waits = Start(map);
            map.Close();
            for (int i = 0; i < Tasks; i++)
            {
                Expect.Closed(waits[i], s_waker);
                waits[i].Cancel();
            }

            Assert.AreEqual("", map.Unread.Text);
        }

        [TestMethod]
        public void DropWakeCompleted()
        {
            s_waker = new CountingWaker();
            RecordingMap map = new RecordingMap();
            Wait[] waits = Start(map);
            for (int i = 0; i < Tasks; i++)
            {
                Assert.IsTrue(map.Wake(i, 100 + i) == WakeOutcome.Woke);
            }

            for (int i = 0; i < Tasks; i++)
            {
                Expect.Ready(waits[i], s_waker);
                Assert.AreEqual(100 + i, (int)waits[i].Result);
                waits[i].Cancel();
            }

            Assert.AreEqual("", map.Unread.Text);
        }

        [TestMethod]
        public void B24_DropWakeBailed()
        {
            s_waker = new CountingWaker();
            // Upstream says that the value was delivered, and drops it.
            RecordingMap map = new RecordingMap();
            Wait[] waits = Start(map);
            for (int i = 0; i < Tasks; i++)
            {
                Assert.IsTrue(map.Wake(i, 100 + i) == WakeOutcome.Woke);
            }

            Assert.AreEqual(Tasks, s_waker.Count);
            for (int i = 0; i < Tasks; i++)
            {
                waits[i].Cancel();
                Assert.IsFalse(waits[i].IsCompleted);
            }

            Assert.AreEqual("0:100 1:101 2:102 3:103 4:104 5:105 6:106 7:107 8:108 9:109", map.Unread.Text);
        }

        [TestMethod]
        public void B24_AnUnreadValueShowsAlso_WhenTheWaitStartsAnew_OrIsNull_OrTheMapIsClosed()
        {
            s_waker = new CountingWaker();
            RecordingMap map = new RecordingMap();
            Wait[] waits = Start(map);
            map.Wake(3, null);
            map.Wake(4, 5);
            map.Wake(6, 7);
            map.Close();
            waits[3].Cancel();
            waits[4].Reset();
            Assert.AreEqual("3:null 4:5", map.Unread.Text);
            Expect.Ready(waits[6], s_waker);
            Assert.AreEqual(7, (int)waits[6].Result);
            waits[6].Reset();
            waits[5].Cancel();

            // Once each.
            waits[4].Cancel();
            waits[4].Reset();
            Expect.Closed(waits[4], s_waker);
            waits[4].Cancel();
            Assert.AreEqual("3:null 4:5", map.Unread.Text);
        }

        [TestMethod]
        public void AnUnreadValueShowsOnce()
        {
            RecordingMap map = new RecordingMap();
            s_waker = new CountingWaker();
            Wait wait = map.Wait(2);
            Expect.Pending(wait, s_waker);
            map.Wake(2, 7);
            wait.Cancel();
            wait.Reset();
            Expect.Pending(wait, s_waker);
            wait.Cancel();

            Assert.AreEqual("2:7", map.Unread.Text);
        }

        [TestMethod]
        public void B23_NothingIsKept_IfNobodyWaits()
        {
            s_waker = new CountingWaker();
            // Upstream's documentation says that a wake is stored.
            WaitMap map = new WaitMap();
            Assert.IsTrue(map.Wake(5, 1) == WakeOutcome.NoMatch);
            Expect.Pending(map.Wait(5), s_waker);
        }

        [TestMethod]
        public void P1_Outcomes()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Assert.IsTrue(map.Wake(1, 5) == WakeOutcome.NoMatch);
            Wait wait = map.Wait(1);
            Expect.Pending(wait, s_waker);
            Assert.ThrowsException(typeof(InvalidOperationException), () => map.Wait(1).Poll(s_waker));
            Assert.IsTrue(map.Wake(1, 5) == WakeOutcome.Woke);
            Assert.IsTrue(map.Wake(1, 6) == WakeOutcome.NoMatch);

            // The key is free at once, before the one who was woken has looked.
            Wait next = map.Wait(1);
            Expect.Pending(next, s_waker);
            Expect.Ready(wait, s_waker);
            Assert.AreEqual(5, (int)wait.Result);

            // Upstream's future refuses a second poll; here it stays ready.
            Expect.Ready(wait, s_waker);
            Assert.AreEqual(5, (int)wait.Result);

            map.Close();
            Assert.IsTrue(map.Wake(1, 9) == WakeOutcome.Closed);
            Expect.Closed(next, s_waker);
            Expect.Closed(map.Wait(2), s_waker);
        }

        [TestMethod]
        public void P3_AKeyWhoseWaitWasGivenUp_MatchesNobody()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait wait = map.Wait(1);
            Expect.Pending(wait, s_waker);
            wait.Cancel();
            Assert.IsTrue(map.Wake(1, 5) == WakeOutcome.NoMatch);
            Assert.AreEqual(0, s_waker.Count);

            wait.Reset();
            Expect.Pending(wait, s_waker);
            Assert.IsTrue(map.Wake(1, 5) == WakeOutcome.Woke);
            Expect.Ready(wait, s_waker);
        }

        [TestMethod]
        public void ANullValueIsAValue()
        {
            s_waker = new CountingWaker();
            WaitMap map = new WaitMap();
            Wait wait = map.Wait(-1);
            Expect.Pending(wait, s_waker);
            Assert.IsTrue(map.Wake(-1, null) == WakeOutcome.Woke);
            Expect.Ready(wait, s_waker);
            Assert.IsNull(wait.Result);
        }

        [TestMethod]
        public void AValueThatIsTheWaitItself_IsAValue()
        {
            s_waker = new CountingWaker();
            RecordingMap map = new RecordingMap();
            Wait wait = map.Wait(3);
            Expect.Pending(wait, s_waker);
            map.Wake(3, wait);
            Expect.Ready(wait, s_waker);
            Assert.AreSame(wait, wait.Result);
        }

        [TestMethod]
        public void TenTasks_AreWokenByTheirKeys()
        {
            Scheduler scheduler = new Scheduler(Tasks);
            WaitMap map = new WaitMap();
            Log log = new Log();
            for (int i = 0; i < Tasks; i++)
            {
                scheduler.Spawn(Note(map, i, log));
            }

            Assert.AreEqual(0, scheduler.Tick().Completed);
            for (int i = Tasks - 1; i >= 0; i--)
            {
                Assert.IsTrue(map.Wake(i, i + 100) == WakeOutcome.Woke);
                Assert.AreEqual(1, scheduler.Tick().Completed);
            }

            Assert.AreEqual("9:109 8:108 7:107 6:106 5:105 4:104 3:103 2:102 1:101 0:100", log.Text);
        }

        [TestMethod]
        public void AsyncRequests_OneAfterTheOther_UseOneWait()
        {
            Scheduler scheduler = new Scheduler(1);
            WaitMap map = new WaitMap();
            Log log = new Log();
            scheduler.Spawn(NoteAll(map, log));
            for (int i = 0; i < 4; i++)
            {
                scheduler.Tick();
                Assert.IsTrue(map.Wake(i, i * i) == WakeOutcome.Woke);
            }

            scheduler.Tick();
            Assert.AreEqual("0 1 4 9", log.Text);
        }

        private static async Future Note(WaitMap map, int key, Log log)
        {
            object value = await map.Wait(key);
            log.Add(key.ToString() + ":" + ((int)value).ToString());
        }

        private static async Future NoteAll(WaitMap map, Log log)
        {
            for (int i = 0; i < 4; i++)
            {
                log.Add(((int)await map.Wait(i)).ToString());
            }
        }

        private static Wait[] Start(WaitMap map)
        {
            Wait[] waits = new Wait[Tasks];
            for (int i = 0; i < Tasks; i++)
            {
                waits[i] = map.Wait(i);
                Expect.Pending(waits[i], s_waker);
            }

            s_waker.Count = 0;
            return waits;
        }

        private sealed class RecordingMap : WaitMap
        {
            public readonly Log Unread = new Log();

            protected override void OnUnread(int key, object value)
            {
                Unread.Add(key.ToString() + ":" + (value == null ? "null" : ((int)value).ToString()));

                // Outside the gate: the key is free, and the map can be used.
                Wake(key, value);
            }
        }
    }
}
