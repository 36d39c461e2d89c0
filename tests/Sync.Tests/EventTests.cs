using System.Threading;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    [TestClass]
    public class EventTests
    {
        [TestMethod]
        public void WhileSet_EverybodyGetsThroughAtOnce()
        {
            Event online = new Event(true);
            CountingWaker waker = new CountingWaker();
            Assert.IsTrue(online.IsSet);
            for (int i = 0; i < 3; i++)
            {
                Polled.Ready(online.Wait(), waker);
            }

            Assert.IsTrue(online.IsSet);
            Assert.AreEqual(0, waker.Count);
        }

        [TestMethod]
        public void Set_WakesAllInTheOrderOfArrival()
        {
            Event online = new Event();
            Assert.IsFalse(online.IsSet);
            WakeOrder order = new WakeOrder();
            Wait[] waits = new Wait[4];
            for (int i = 0; i < waits.Length; i++)
            {
                waits[i] = online.Wait();
                Polled.Pending(waits[i], order.Waker(i));
            }

            online.Set();
            Assert.AreEqual("0123", order.ToString());
            for (int i = 0; i < waits.Length; i++)
            {
                Polled.Ready(waits[i], order.Waker(9));
            }

            online.Set();
            Assert.AreEqual("0123", order.ToString());
            Assert.IsTrue(online.IsSet);
        }

        [TestMethod]
        public void Reset_IsForThoseWhoComeLater()
        {
            Event online = new Event();
            CountingWaker waker = new CountingWaker();
            Wait waiting = online.Wait();
            Wait unpolled = online.Wait();
            Polled.Pending(waiting, waker);

            online.Set();
            online.Reset();

            Assert.IsFalse(online.IsSet);
            Assert.AreEqual(1, waker.Count);
            Wait late = online.Wait();
            Polled.Pending(late, waker);
            Polled.Ready(unpolled, waker);
            Polled.Ready(waiting, waker);
            online.Reset();
            Polled.Pending(late, waker);
            online.Set();
            Polled.Ready(late, waker);
        }

        [TestMethod]
        public void AWakerThatResets_StopsNobodyWhoWaitedAtTheSet()
        {
            // The first one woken resets the event before the second is looked at.
            Event online = new Event();
            CountingWaker waker = new CountingWaker();
            Wait first = online.Wait();
            Wait second = online.Wait();
            Polled.Pending(first, new ResettingWaker(online));
            Polled.Pending(second, waker);

            online.Set();

            Assert.IsFalse(online.IsSet);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(second, waker);
            Polled.Ready(first, waker);
        }

        [TestMethod]
        public void AWaitMadeWhileSet_GetsThroughThoughItIsResetBeforeTheFirstPoll()
        {
            Event online = new Event(true);
            Wait wait = online.Wait();
            online.Reset();
            Polled.Ready(wait, new CountingWaker());
            Polled.Pending(online.Wait(), new CountingWaker());
        }

        [TestMethod]
        public void AWaitStartedAnew_WaitsForTheNextSet()
        {
            Event online = new Event();
            CountingWaker waker = new CountingWaker();
            Wait wait = online.Wait();
            online.Set();
            online.Reset();
            Polled.Ready(wait, waker);
            wait.Reset();
            Polled.Pending(wait, waker);
            online.Set();
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(wait, waker);
        }

        [TestMethod]
        public void Canceled_AtAnyMoment_ChangesNothingForOthers()
        {
            Event online = new Event();
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Wait unpolled = online.Wait();
            Wait inLine = online.Wait();
            Wait woken = online.Wait();
            Wait last = online.Wait();
            Polled.Pending(inLine, gone);
            Polled.Pending(woken, waker);
            Polled.Pending(last, waker);

            unpolled.Cancel();
            inLine.Cancel();
            online.Set();
            Assert.AreEqual(0, gone.Count);
            Assert.AreEqual(2, waker.Count);
            woken.Cancel();
            Assert.AreEqual(2, waker.Count);
            Polled.Ready(last, waker);
            last.Cancel();
            Polled.Ready(last, waker);

            Assert.IsTrue(online.IsSet);
            Polled.Canceled(unpolled, waker);
            Polled.Canceled(inLine, waker);
            Polled.Canceled(woken, waker);
            online.Reset();
            Polled.Pending(online.Wait(), waker);
        }

        [TestMethod]
        public void Close_EndsWaits_SetOrNot()
        {
            Event online = new Event();
            CountingWaker waker = new CountingWaker();
            Wait unpolled = online.Wait();
            Wait woken = online.Wait();
            Polled.Pending(woken, waker);
            online.Set();
            online.Reset();
            Wait waiting = online.Wait();
            Polled.Pending(waiting, waker);
            online.Close();

            Assert.IsTrue(online.IsClosed);
            Assert.AreEqual(2, waker.Count);
            Polled.Ready(woken, waker);
            Polled.Closed(waiting, waker);
            Polled.Closed(unpolled, waker);
            online.Set();
            Polled.Closed(online.Wait(), waker);
        }

        [TestMethod]
        public void SetByAnotherThread_WakesTasks()
        {
            Machine machine = new Machine(2);
            Event online = new Event();
            Task a = machine.Executor.Spawn(online.Wait());
            Task b = machine.Executor.Spawn(online.Wait());
            machine.Scheduler.Tick();

            Thread thread = new Thread(online.Set);
            thread.Start();
            thread.Join();
            machine.Scheduler.Tick();

            Assert.IsTrue(a.IsCompleted);
            Assert.IsTrue(b.IsCompleted);
        }

        private sealed class ResettingWaker : Waker
        {
            private readonly Event _event;

            public ResettingWaker(Event resets)
            {
                _event = resets;
            }

            public override void Wake()
            {
                _event.Reset();
            }
        }
    }
}
